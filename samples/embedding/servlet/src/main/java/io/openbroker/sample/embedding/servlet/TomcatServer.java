package io.openbroker.sample.embedding.servlet;

import io.openbroker.jdbc.JdbcStateProvider;
import io.openbroker.runtime.BasicCredentials;
import io.openbroker.runtime.BrokerEngine;
import io.openbroker.runtime.spi.state.StateSettings;
import io.openbroker.sample.embedding.NotesBroker;
import io.openbroker.sample.embedding.NotesBrokerDispatcher;
import io.openbroker.servlet.OpenBrokerServlet;
import jakarta.servlet.ServletRegistration;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.catalina.Context;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.connector.Connector;
import org.apache.catalina.startup.Tomcat;

/** Serves the broker in a Tomcat, beside a servlet of the program, until the process is told to stop. */
final class TomcatServer {

    private static final Duration GRACE = Duration.ofSeconds(20);

    private TomcatServer() {}

    public static void main(String[] args) throws IOException, LifecycleException {
        Map<String, String> environment = System.getenv();
        String password = Optional.ofNullable(environment.get("BROKER_PASSWORD"))
                .orElseThrow(() -> new IllegalStateException("BROKER_PASSWORD is not set. Set it to a password."));
        BrokerEngine engine = BrokerEngine.builder()
                .dispatcher(new NotesBrokerDispatcher(new NotesBroker(Path.of("notes"))))
                .credentials(new BasicCredentials("platform", password))
                .state(new JdbcStateProvider()
                        .open(StateSettings.DEFAULT.at("file:openbroker-state"))
                        .orElseThrow())
                .build();
        OpenBrokerServlet servlet = OpenBrokerServlet.of(engine);
        Tomcat tomcat = tomcat(Integer.parseInt(environment.getOrDefault("PORT", "8080")));
        Context context = tomcat.addContext("", null);
        context.addServletContainerInitializer(
                (classes, registrations) -> {
                    registrations
                            .addServlet("notes", new NotesPage(Path.of("notes")))
                            .addMapping("/");
                    ServletRegistration.Dynamic broker = registrations.addServlet("broker", servlet);
                    broker.addMapping("/v2/*", "/health/*");
                    broker.setAsyncSupported(true);
                },
                Set.of());
        tomcat.start();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(servlet, engine, tomcat)));
        System.out.println("The broker listens on http://127.0.0.1:"
                + tomcat.getConnector().getLocalPort());
    }

    private static Tomcat tomcat(int port) {
        Connector connector = new Connector();
        connector.setProperty("address", "127.0.0.1");
        connector.setPort(port);
        // Ids may have slashes, which Tomcat would reject.
        connector.setEncodedSolidusHandling("passthrough");
        connector.setEncodedReverseSolidusHandling("passthrough");
        Tomcat tomcat = new Tomcat();
        tomcat.setConnector(connector);
        return tomcat;
    }

    private static void stop(OpenBrokerServlet servlet, BrokerEngine engine, Tomcat tomcat) {
        try {
            boolean ended = servlet.drain(GRACE);
            engine.close(ended ? GRACE : Duration.ZERO);
            tomcat.stop();
        } catch (InterruptedException | LifecycleException e) {
            engine.close();
        }
    }
}
