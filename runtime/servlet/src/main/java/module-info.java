/** A servlet that serves a broker, for programs and containers with the Jakarta Servlet API. */
module io.openbroker.servlet {
    requires transitive io.openbroker.runtime;
    requires transitive jakarta.servlet;
    requires static transitive org.jspecify;
    requires org.slf4j;

    exports io.openbroker.servlet;
}
