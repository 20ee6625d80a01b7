package io.openbroker.spring.internal.security;

/** The names and paths of the broker's servlets. */
public final class BrokerServlets {

    /** The name of the servlet of platforms. */
    public static final String PLATFORMS = "openbroker";

    /** The name of the servlet of admins. */
    public static final String ADMINS = "openbrokerAdmin";

    /** Where admins reach the broker. */
    public static final String ADMIN_ROUTES = "/openbroker/*";

    /** Where the console is, if there is one. */
    public static final String CONSOLE = "/openbroker/console/";

    private BrokerServlets() {}
}
