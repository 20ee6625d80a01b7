package io.openbroker.conformance;

import io.openbroker.runtime.BasicCredentials;
import io.openbroker.runtime.BrokerEngine;
import io.openbroker.runtime.BrokerEngineBuilder;
import io.openbroker.runtime.generated.BrokerDispatcher;
import io.openbroker.servlet.OpenBrokerServlet;
import jakarta.servlet.ServletRegistration;
import java.net.URI;
import java.nio.file.Path;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.connector.Connector;
import org.apache.catalina.startup.Tomcat;

/** Serves brokers in a servlet container, with the settings that the guide of embedding names. */
final class TomcatServer {

    /** Kept, since loggers that nobody keeps forget their levels. */
    private static final Logger LOG = Logger.getLogger("org.apache");

    static {
        LOG.setLevel(Level.OFF);
    }

    private TomcatServer() {}

    static TestServer.Started start(BrokerDispatcher... brokers) {
        BrokerEngineBuilder builder = BrokerEngine.builder();
        for (BrokerDispatcher broker : brokers) {
            builder.dispatcher(broker);
        }
        BrokerEngine engine = builder.credentials(new BasicCredentials(TestServer.USER, TestServer.PASSWORD))
                .build();
        Tomcat tomcat = new Tomcat();
        tomcat.setBaseDir(Path.of("target", "tomcat").toAbsolutePath().toString());
        tomcat.setConnector(connector());
        tomcat.addContext("", null)
                .addServletContainerInitializer(
                        (classes, context) -> {
                            ServletRegistration.Dynamic servlet =
                                    context.addServlet("openbroker", OpenBrokerServlet.of(engine));
                            servlet.addMapping("/*");
                            servlet.setAsyncSupported(true);
                        },
                        Set.of());
        try {
            tomcat.start();
        } catch (LifecycleException e) {
            throw new IllegalStateException(e);
        }
        return new TestServer.Started(
                URI.create("http://127.0.0.1:" + tomcat.getConnector().getLocalPort()), () -> stop(engine, tomcat));
    }

    private static Connector connector() {
        Connector connector = new Connector();
        connector.setPort(0);
        connector.setProperty("address", "127.0.0.1");
        connector.setEncodedSolidusHandling("passthrough");
        connector.setEncodedReverseSolidusHandling("passthrough");
        return connector;
    }

    private static void stop(BrokerEngine engine, Tomcat tomcat) {
        engine.close();
        try {
            tomcat.stop();
            tomcat.destroy();
        } catch (LifecycleException e) {
            throw new IllegalStateException(e);
        }
    }
}
