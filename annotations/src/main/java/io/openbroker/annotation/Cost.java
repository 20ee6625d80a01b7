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
         * The price in that currency.
         *
         * @return a finite number, not below zero
         */
        double value();
    }
}
