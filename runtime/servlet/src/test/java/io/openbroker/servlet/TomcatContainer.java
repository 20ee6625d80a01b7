package io.openbroker.servlet;

import jakarta.servlet.ServletRegistration;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.apache.catalina.Context;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.LifecycleState;
import org.apache.catalina.connector.Connector;
import org.apache.catalina.core.StandardContext;
import org.apache.catalina.core.StandardHost;
import org.apache.catalina.startup.Tomcat;
import org.apache.catalina.valves.JsonErrorReportValve;
import org.apache.coyote.http2.Http2Protocol;
import org.apache.tomcat.util.descriptor.web.FilterDef;
import org.apache.tomcat.util.descriptor.web.FilterMap;
import org.apache.tomcat.util.modeler.Registry;

/** Tomcat with the settings that the guide names. */
record TomcatContainer(Tomcat tomcat) implements Container {

    /** Kept, since loggers that nobody keeps forget their levels. */
    private static final Logger LOG = Logger.getLogger("org.apache");

    static {
        LOG.setLevel(Level.OFF);
    }

    static Container start(Deployment deployment) {
        Registry.disableRegistry();
        Tomcat tomcat = new Tomcat();
        tomcat.setBaseDir(Path.of("target", "tomcat").toAbsolutePath().toString());
        tomcat.setConnector(connector(deployment.idle()));
        ((StandardHost) tomcat.getHost()).setErrorReportValveClass(JsonErrorReportValve.class.getName());
        Context context = deploy(tomcat, deployment);
        try {
            tomcat.start();
            if (!context.getState().isAvailable()) {
                stop(tomcat);
                throw new IllegalStateException("The context has not started");
            }
            return new TomcatContainer(tomcat);
        } catch (LifecycleException e) {
            stop(tomcat);
            throw new IllegalStateException(e);
        }
    }

    private static Connector connector(Duration idle) {
        Connector connector = new Connector();
        connector.setPort(0);
        connector.setProperty("address", "127.0.0.1");
        connector.setEncodedSolidusHandling("passthrough");
        connector.setEncodedReverseSolidusHandling("passthrough");
        connector.setProperty("maxHttpRequestHeaderSize", "131072");
        connector.setProperty("connectionTimeout", Long.toString(idle.toMillis()));
        // The servlet sets none; this one would end most requests of tests.
        connector.setAsyncTimeout(1);
        connector.setProperty("minSpareThreads", "1");
        connector.setProperty("maxThreads", Integer.toString(THREADS));
        connector.addUpgradeProtocol(new Http2Protocol());
        return connector;
    }

    private static Context deploy(Tomcat tomcat, Deployment deployment) {
        Context context = tomcat.addContext(deployment.context(), null);
        ((StandardContext) context).setFailCtxIfServletStartFails(true);
        for (Deployment.DeployedFilter deployed : deployment.filters()) {
            FilterDef filter = new FilterDef();
            filter.setFilterName(deployed.filter().toString());
            filter.setFilter(deployed.filter());
            filter.setAsyncSupported(Boolean.toString(deployed.asyncSupported()));
            FilterMap everything = new FilterMap();
            everything.setFilterName(filter.getFilterName());
            everything.addURLPattern("/*");
            context.addFilterDef(filter);
            context.addFilterMap(everything);
        }
        context.addServletContainerInitializer(
                (classes, servletContext) -> {
                    ServletRegistration.Dynamic registration =
                            servletContext.addServlet(Deployment.NAME, deployment.servlet());
                    registration.addMapping(deployment.mappings().toArray(String[]::new));
                    registration.setAsyncSupported(deployment.asyncSupported());
                    registration.setLoadOnStartup(1);
                },
                Set.of());
        return context;
    }

    @Override
    public URI uri() {
        return URI.create("http://127.0.0.1:" + tomcat.getConnector().getLocalPort());
    }

    @Override
    public void close() {
        stop(tomcat);
    }

    private static void stop(Tomcat tomcat) {
        if (tomcat.getServer().getState() == LifecycleState.DESTROYED) {
            return;
        }
        try {
            tomcat.stop();
            tomcat.destroy();
        } catch (LifecycleException e) {
            throw new IllegalStateException(e);
        }
    }
}
