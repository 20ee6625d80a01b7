package io.openbroker.sample.benchmarks.containers;

import io.openbroker.servlet.OpenBrokerServlet;
import jakarta.servlet.Servlet;
import jakarta.servlet.ServletRegistration;
import java.util.Set;
import org.apache.catalina.Context;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.connector.Connector;
import org.apache.catalina.startup.Tomcat;

/** A Tomcat with the broker, or alone. */
final class TomcatServer {

    private TomcatServer() {}

    /** Starts the server; the arguments are its port, and {@code broker} or {@code bare}. */
    public static void main(String[] args) throws LifecycleException {
        Servlet servlet =
                MeasuredEngine.isWanted(args) ? OpenBrokerServlet.of(MeasuredEngine.create()) : new BareServlet();
        Connector connector = new Connector();
        connector.setProperty("address", "127.0.0.1");
        connector.setPort(MeasuredEngine.port(args));
        connector.setProperty("maxKeepAliveRequests", "-1");
        Tomcat tomcat = new Tomcat();
        tomcat.setBaseDir(System.getProperty("java.io.tmpdir"));
        tomcat.setConnector(connector);
        Context context = tomcat.addContext("", null);
        context.addServletContainerInitializer(
                (classes, registrations) -> {
                    ServletRegistration.Dynamic registration = registrations.addServlet("measured", servlet);
                    registration.addMapping("/*");
                    registration.setAsyncSupported(true);
                },
                Set.of());
        tomcat.start();
    }
}
