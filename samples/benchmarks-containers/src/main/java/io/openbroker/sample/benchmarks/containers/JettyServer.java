package io.openbroker.sample.benchmarks.containers;

import io.openbroker.servlet.OpenBrokerServlet;
import jakarta.servlet.Servlet;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.servlet.ServletHolder;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;

/** A Jetty with the broker, or alone. */
final class JettyServer {

    private JettyServer() {}

    /** Starts the server; the arguments are its port, and {@code broker} or {@code bare}. */
    public static void main(String[] args) throws Exception {
        Servlet servlet =
                MeasuredEngine.isWanted(args) ? OpenBrokerServlet.of(MeasuredEngine.create()) : new BareServlet();
        Server server = new Server();
        ServerConnector connector = new ServerConnector(server);
        connector.setHost("127.0.0.1");
        connector.setPort(MeasuredEngine.port(args));
        server.addConnector(connector);
        ServletHolder holder = new ServletHolder(servlet);
        holder.setAsyncSupported(true);
        ServletContextHandler handler = new ServletContextHandler();
        handler.addServlet(holder, "/*");
        server.setHandler(handler);
        server.start();
    }
}
