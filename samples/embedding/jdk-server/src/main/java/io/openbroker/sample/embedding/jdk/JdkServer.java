package io.openbroker.sample.embedding.jdk;

import com.sun.net.httpserver.HttpServer;
import io.openbroker.jdbc.JdbcStateProvider;
import io.openbroker.runtime.BasicCredentials;
import io.openbroker.runtime.BrokerEngine;
import io.openbroker.runtime.server.BlockingIntake;
import io.openbroker.runtime.server.RequestIntake;
import io.openbroker.runtime.server.RequestLimits;
import io.openbroker.runtime.spi.state.StateSettings;
import io.openbroker.sample.embedding.NotesBroker;
import io.openbroker.sample.embedding.NotesBrokerDispatcher;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executors;

/** Serves the broker until the process is told to stop. */
final class JdkServer {

    private static final Duration GRACE = Duration.ofSeconds(20);

    private JdkServer() {}

    public static void main(String[] args) throws IOException {
        String password = Optional.ofNullable(System.getenv("BROKER_PASSWORD"))
                .orElseThrow(() -> new IllegalStateException("BROKER_PASSWORD is not set. Set it to a password."));
        BrokerEngine engine = BrokerEngine.builder()
                .dispatcher(new NotesBrokerDispatcher(new NotesBroker(Path.of("notes"))))
                .credentials(new BasicCredentials("platform", password))
                .state(new JdbcStateProvider()
                        .open(StateSettings.DEFAULT.at("file:openbroker-state"))
                        .orElseThrow())
                .build();
        RequestIntake intake =
                RequestIntake.of(engine.pipeline(), RequestLimits.DEFAULT).withHealthChecks(engine::health);
        HttpServer server = start(Integer.parseInt(System.getenv().getOrDefault("PORT", "8080")), intake);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(server, intake, engine)));
        System.out.println(
                "The broker listens on http://127.0.0.1:" + server.getAddress().getPort());
    }

    static HttpServer start(int port, RequestIntake intake) throws IOException {
        System.setProperty("sun.net.httpserver.nodelay", "true");
        // Seconds for a whole request; the server closes connections of clients that are slower.
        System.setProperty("sun.net.httpserver.maxReqTime", "60");
        // What is left of a body is read before the exchange is closed.
        System.setProperty("sun.net.httpserver.drainAmount", "0");
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        server.createContext("/", JdkExchange.handler(new BlockingIntake(intake)));
        server.setExecutor(Executors.newCachedThreadPool());
        server.start();
        return server;
    }

    private static void stop(HttpServer server, RequestIntake intake, BrokerEngine engine) {
        try {
            engine.close(intake.drain(GRACE).orElse(Duration.ZERO));
            server.stop(0);
        } catch (InterruptedException e) {
            engine.close();
        }
    }
}
