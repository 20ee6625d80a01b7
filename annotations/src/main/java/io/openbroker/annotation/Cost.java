package io.openbroker.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** One of the costs of a {@link Plan} (OSB v2.17 profile, Cost Object). */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target({})
public @interface Cost {

    /**
     * The price in one or several currencies.
     *
     * @return at least one amount, with a different currency each
     */
    Amount[] amount();

    /**
     * The unit that is billed, such as {@code "MONTHLY"} or {@code "1GB of messages over 20GB"}.
     *
     * @return a non-empty string
     */
    String unit();

    /** A price in one currency. */
    @Documented
    @Retention(RetentionPolicy.CLASS)
    @Target({})
    @interface Amount {

        /**
         * The currency's code, such as {@code "usd"}.
         *
         * @return a non-empty string
         */
        String currency();

        /**
         * The price in that currency. Set either this or {@link #placeholder()}.
         *
         * @return a finite number, at least 0
         */
        double value() default Double.NaN;

        /**
         * A placeholder for a price that is known only at start, such as <code>${LARGE_PRICE}</code> or <code>${LARGE_PRICE:99}</code>.
         * Set either this or {@link #value()}.
         *
         * @return the placeholder, or an empty string for none
         */
        String placeholder() default "";
    }
}
