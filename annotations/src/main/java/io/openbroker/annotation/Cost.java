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
     * @return at least one amount, each in another currency
     */
    Amount[] amount();

    /**
     * What is billed, such as {@code "MONTHLY"} or {@code "1GB of messages over 20GB"}.
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
         * The price in that currency. Give either this or {@link #placeholder()}.
         *
         * @return a finite number, not below zero
         */
        double value() default Double.NaN;

        /**
         * The price where it is known only at start, such as <code>${LARGE_PRICE}</code> or <code>${LARGE_PRICE:99}</code>.
         * Give either this or {@link #value()}.
         *
         * @return a text with a placeholder, or an empty string for none
         */
        String placeholder() default "";
    }
}
