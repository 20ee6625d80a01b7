package io.openbroker.spring;

import io.openbroker.annotation.State;
import io.openbroker.model.Platform;
import io.openbroker.runtime.AuthenticationSettings;
import io.openbroker.runtime.AuthenticationSettings.PlatformAuthenticator;
import io.openbroker.runtime.BasicCredentials;
import io.openbroker.runtime.generated.BrokerDispatcher;
import io.openbroker.runtime.spi.state.BrokerState;
import io.openbroker.undertow.AdminSettings;
import io.openbroker.undertow.ServerSettings;
import io.openbroker.undertow.support.TestServer;
import java.net.URI;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;

/**
 * Starts an application that serves given dispatchers, with the settings of a server as properties, so that the contract of the
 * servers holds for applications too.
 */
public final class BootTestServer implements TestServer.Kind {

    /** For {@code test.server}. */
    public BootTestServer() {}

    /** An application without anything of its own. */
    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    static class Application {}

    @Override
    public TestServer start(ServerSettings settings, Optional<BrokerState> state, List<BrokerDispatcher> dispatchers) {
        if (dispatchers.isEmpty()) {
            throw new IllegalArgumentException("Without a dispatcher an application serves nothing");
        }
        SpringApplication application = TestApplications.application(
                List.of(),
                List.of(Application.class),
                properties(settings, state, dispatchers).entrySet().stream()
                        .map(property -> property.getKey() + "=" + property.getValue())
                        .toArray(String[]::new));
        application.addInitializers(context -> beans(context.getBeanFactory(), settings, state, dispatchers));
        try {
            return new Running(application.run(), settings.admin());
        } catch (RuntimeException e) {
            throw reason(e);
        }
    }

    /** What servers throw, without the exceptions of Spring and of the starter around it. */
    private static RuntimeException reason(RuntimeException thrown) {
        Throwable reason = thrown;
        while (reason.getCause() != null && ofSpring(reason.getClass().getPackageName())) {
            reason = reason.getCause();
        }
        return reason instanceof RuntimeException found ? found : thrown;
    }

    private static boolean ofSpring(String packageName) {
        return packageName.startsWith("org.springframework") || packageName.startsWith("io.openbroker.spring");
    }

    /** Each dispatcher takes the place of that of a broker which is a bean. */
    private static void beans(
            ConfigurableListableBeanFactory beans,
            ServerSettings settings,
            Optional<BrokerState> state,
            List<BrokerDispatcher> dispatchers) {
        for (int i = 0; i < dispatchers.size(); i++) {
            beans.registerSingleton("broker" + i, new QueueBroker(new Ledger()));
        }
        Iterator<BrokerDispatcher> next = dispatchers.iterator();
        beans.registerSingleton("given", (DispatcherDecorator) ofBean -> next.next());
        state.ifPresent(given -> beans.registerSingleton("state", given));
        register(beans, "observer", settings.observers());
        register(beans, "policy", settings.policies());
        register(beans, "operationObserver", settings.operationObservers());
        register(
                beans,
                "authenticator",
                settings.authentication().authenticators().stream()
                        .map(BootTestServer::ofDefaultPlatform)
                        .toList());
    }

    private static void register(ConfigurableListableBeanFactory beans, String name, List<?> all) {
        for (int i = 0; i < all.size(); i++) {
            beans.registerSingleton(name + i, all.get(i));
        }
    }

    private static Object ofDefaultPlatform(PlatformAuthenticator entry) {
        if (!entry.platform().equals(Platform.DEFAULT)) {
            throw new IllegalArgumentException("Authenticators of platforms with a prefix are no beans");
        }
        return entry.authenticator();
    }

    private static Map<String, Object> properties(
            ServerSettings settings, Optional<BrokerState> state, List<BrokerDispatcher> dispatchers) {
        Map<String, Object> properties = new LinkedHashMap<>();
        if (state.isEmpty() && dispatchers.stream().anyMatch(broker -> broker.state() == State.MANAGED)) {
            properties.put("openbroker.state", "memory");
        }
        AuthenticationSettings authentication = settings.authentication();
        if (authentication.anonymous()) {
            properties.put("openbroker.authentication", "none");
        }
        List<BasicCredentials> pairs = authentication.credentials();
        for (int i = 0; i < pairs.size(); i++) {
            properties.put("openbroker.credentials[" + i + "]", text(pairs.get(i)));
        }
        authentication
                .platformCredentials()
                .forEach(entry -> properties.put(
                        "openbroker.platform-credentials." + entry.platform().name(), text(entry.pair())));
        properties.put("openbroker.max-body-bytes", settings.limits().maxBodyBytes());
        properties.put("openbroker.max-nesting", settings.limits().maxNesting());
        properties.put("openbroker.max-string-length", settings.limits().maxStringLength());
        properties.put(
                "openbroker.awaited-operations", settings.operations().limits().awaited());
        properties.put(
                "openbroker.waiting-requests", settings.operations().limits().waiting());
        properties.put(
                "openbroker.background-operations",
                settings.operations().limits().background());
        properties.put(
                "openbroker.queued-operations", settings.operations().limits().queued());
        properties.put(
                "openbroker.handler-seconds",
                settings.operations().responseTime().toSeconds());
        properties.put(
                "openbroker.operations-remembered-days",
                settings.operations().retention().toDays());
        properties.put(
                "openbroker.platform-share-percent",
                settings.operations().limits().maxSharePercent());
        properties.put("openbroker.max-requests", settings.listener().requests().maxRequests());
        // Tomcat's default is less than the longest target that the runtime reads.
        properties.put("server.max-http-request-header-size", "128KB");
        properties.put("openbroker.shutdown-seconds", settings.shutdownGrace().toSeconds());
        settings.admin().ifPresent(admin -> addAdmin(admin, properties));
        return properties;
    }

    private static void addAdmin(AdminSettings admin, Map<String, Object> properties) {
        properties.put("management.server.port", 0);
        admin.admins().forEach(pair -> {
            properties.put("openbroker.operator-username", pair.user());
            properties.put("openbroker.operator-password", pair.password());
        });
        admin.viewers().forEach(pair -> {
            properties.put("openbroker.viewer-username", pair.user());
            properties.put("openbroker.viewer-password", pair.password());
        });
    }

    private static String text(BasicCredentials pair) {
        return pair.user() + ":" + pair.password();
    }

    private record Running(ConfigurableApplicationContext application, Optional<AdminSettings> admin)
            implements TestServer {

        @Override
        public URI uri() {
            return URI.create("http://127.0.0.1:" + TestApplications.port(application));
        }

        @Override
        public Optional<URI> adminUri() {
            return admin.map(settings -> URI.create("http://127.0.0.1:"
                    + application.getEnvironment().getRequiredProperty("local.management.port") + "/openbroker"));
        }

        @Override
        public void close() {
            application.close();
        }
    }
}
