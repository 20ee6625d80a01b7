package io.openbroker.servlet;

import jakarta.servlet.DispatcherType;
import java.net.URI;
import java.time.Duration;
import java.util.EnumSet;
import org.eclipse.jetty.ee10.servlet.FilterHolder;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.servlet.ServletHolder;
import org.eclipse.jetty.http.HttpCompliance;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.http2.server.HTTP2CServerConnectionFactory;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/** Jetty with the settings that the guide names. */
record JettyContainer(Server server) implements Container {

    static Container start(Deployment deployment) {
        Server server = new Server(new QueuedThreadPool(THREADS));
        server.addConnector(connector(server, deployment.idle()));
        server.setHandler(handler(deployment));
        try {
            server.start();
            return new JettyContainer(server);
        } catch (Exception e) {
            stop(server);
            throw new IllegalStateException(e);
        }
    }

    private static ServerConnector connector(Server server, Duration idle) {
        HttpConfiguration http = new HttpConfiguration();
        http.setUriCompliance(UriCompliance.UNSAFE);
        http.setRequestHeaderSize(128 * 1024);
        http.setHttpCompliance(HttpCompliance.STRICT);
        ServerConnector connector = new ServerConnector(
                server, 1, 1, new HttpConnectionFactory(http), new HTTP2CServerConnectionFactory(http));
        connector.setHost("127.0.0.1");
        connector.setPort(0);
        connector.setIdleTimeout(idle.toMillis());
        return connector;
    }

    private static ServletContextHandler handler(Deployment deployment) {
        ServletContextHandler handler = new ServletContextHandler();
        handler.setContextPath(deployment.context().isEmpty() ? "/" : deployment.context());
        handler.getServletHandler().setDecodeAmbiguousURIs(true);
        for (Deployment.DeployedFilter deployed : deployment.filters()) {
            FilterHolder filter = new FilterHolder(deployed.filter());
            filter.setAsyncSupported(deployed.asyncSupported());
            handler.addFilter(filter, "/*", EnumSet.of(DispatcherType.REQUEST));
        }
        ServletHolder servlet = new ServletHolder(Deployment.NAME, deployment.servlet());
        servlet.setAsyncSupported(deployment.asyncSupported());
        servlet.setInitOrder(1);
        deployment.mappings().forEach(pattern -> handler.addServlet(servlet, pattern));
        return handler;
    }

    @Override
    public URI uri() {
        return URI.create("http://127.0.0.1:" + ((ServerConnector) server.getConnectors()[0]).getLocalPort());
    }

    @Override
    public void close() {
        stop(server);
    }

    private static void stop(Server server) {
        try {
            server.stop();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
