package io.openbroker.spring;

/** The names and paths of the broker's servlets. */
final class BrokerServlets {

    /** The name of the servlet of platforms. */
    static final String PLATFORMS = "openbroker";

    /** The name of the servlet of admins. */
    static final String ADMINS = "openbrokerAdmin";

    /** Where admins reach the broker. */
    static final String ADMIN_ROUTES = "/openbroker/*";

    private BrokerServlets() {}
}
