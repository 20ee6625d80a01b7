package io.openbroker.spring.internal.broker;

import io.openbroker.model.Platform;
import io.openbroker.runtime.AuthenticationSettings;
import io.openbroker.runtime.BasicCredentials;
import io.openbroker.runtime.BrokerEngine;
import io.openbroker.runtime.BrokerEngineBuilder;
import io.openbroker.runtime.SettingsException;
import io.openbroker.runtime.generated.BrokerDispatcher;
import io.openbroker.runtime.internal.settings.Setting;
import io.openbroker.runtime.internal.settings.SettingNames;
import io.openbroker.runtime.internal.start.GeneratedCredentials;
import io.openbroker.runtime.internal.start.StartLines;
import io.openbroker.runtime.server.RequestLimits;
import io.openbroker.runtime.spi.authentication.Authenticator;
import io.openbroker.runtime.spi.console.ConsolePages;
import io.openbroker.runtime.spi.state.BrokerState;
import io.openbroker.servlet.OpenBrokerServlet;
import io.openbroker.spring.internal.security.BrokerServlets;
import io.openbroker.spring.internal.settings.OpenBrokerSettings;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Creates the broker of an application.
 *
 * @param settings the settings
 * @param dispatchers the brokers
 * @param state opens the state
 * @param principals authenticates by the application's security, if it does that
 * @param extensions what the application adds
 */
public record BrokerFactory(
        OpenBrokerSettings settings,
        List<BrokerDispatcher> dispatchers,
        StateOfApplication state,
        Optional<Authenticator> principals,
        BrokerExtensions extensions) {

    private static final Logger LOG = LoggerFactory.getLogger("io.openbroker.spring");

    /** How clients of an application's brokers authenticate, and credentials that were generated for lack of others. */
    private record Access(AuthenticationSettings configured, Optional<BasicCredentials> generated) {

        AuthenticationSettings all() {
            return generated.map(configured::withCredentials).orElse(configured);
        }
    }

    /**
     * Creates the broker.
     *
     * @throws BrokerStartException if it cannot be served; nothing is left open
     * @throws SettingsException if settings contradict beans
     */
    public RunningBroker create() {
        Access access = access();
        try {
            BrokerEngine.checkLibraries();
            Optional<BrokerState> opened = state.open(settings.broker().state(), dispatchers);
            try {
                Optional<ConsolePages> console =
                        settings.admin().admins().isEmpty() ? Optional.empty() : ConsolePages.find();
                return running(engine(access, opened, console), access, opened, console);
            } catch (RuntimeException e) {
                opened.ifPresent(BrokerState::close);
                throw e;
            }
        } catch (IllegalArgumentException | IllegalStateException e) {
            throw new BrokerStartException(named(String.valueOf(e.getMessage())), e);
        }
    }

    /** A message with the names of properties, where other modules name environment variables. */
    private static String named(String message) {
        String text = message;
        List<Setting> longestFirst = Arrays.stream(Setting.values())
                .sorted(Comparator.comparing(
                                (Setting setting) -> setting.variable().length())
                        .reversed())
                .filter(setting -> setting != Setting.PORT)
                .toList();
        for (Setting setting : longestFirst) {
            text = text.replace(SettingNames.VARIABLE.ofFile(setting), SettingNames.PROPERTY.ofFile(setting))
                    .replace(setting.variable(), setting.property());
        }
        return text;
    }

    private Access access() {
        AuthenticationSettings configured = settings.broker().authentication();
        if (principals.isPresent() && (configured.isConfigured() || configured.anonymous())) {
            throw new SettingsException(List.of(
                    "The application's security authenticates platforms, since there is a bean of PlatformOfPrincipal,"
                            + " but openbroker has credentials of its own, or openbroker.authentication=none. Remove the"
                            + " properties, or the bean."));
        }
        AuthenticationSettings all = configured;
        for (Authenticator authenticator : extensions.authenticators()) {
            all = all.withAuthenticator(Platform.DEFAULT, authenticator);
        }
        if (principals.isPresent()) {
            all = all.withAuthenticator(Platform.DEFAULT, principals.get());
        }
        return new Access(
                all,
                all.isConfigured() || all.anonymous() ? Optional.empty() : Optional.of(GeneratedCredentials.create()));
    }

    private BrokerEngine engine(Access access, Optional<BrokerState> opened, Optional<ConsolePages> console) {
        BrokerEngineBuilder builder = BrokerEngine.builder();
        opened.ifPresent(builder::state);
        dispatchers.forEach(builder::dispatcher);
        builder.limits(settings.broker().limits());
        builder.operations(settings.broker().operations());
        builder.trustedProxies(settings.broker().proxies());
        settings.broker().replica().ifPresent(builder::replica);
        builder.authentication(access.all());
        settings.admin().admins().forEach(builder::admin);
        settings.admin().viewers().forEach(builder::viewer);
        console.ifPresent(builder::console);
        extensions.addTo(builder);
        return builder.build();
    }

    private RunningBroker running(
            BrokerEngine engine, Access access, Optional<BrokerState> opened, Optional<ConsolePages> console) {
        OpenBrokerSettings.Admin admin = settings.admin();
        return new RunningBroker(
                engine,
                OpenBrokerServlet.of(engine, settings.requests()),
                engine.adminPipeline()
                        .map(pipeline -> OpenBrokerServlet.admin(
                                engine,
                                RequestLimits.DEFAULT.withMaxRequests(admin.maxRequests()),
                                admin.requestsPerSecond())),
                settings.broker().shutdownGrace(),
                () -> log(access, opened, console));
    }

    private void log(Access access, Optional<BrokerState> opened, Optional<ConsolePages> console) {
        LOG.info("Service offerings: {}", String.join("; ", StartLines.offerings(dispatchers)));
        String clients = StartLines.access(access.configured(), access.generated());
        if (access.generated().isPresent()) {
            LOG.warn(clients);
        } else {
            LOG.info(clients);
        }
        console.ifPresent(pages -> LOG.info("The console is at {}, where the Actuator is", BrokerServlets.CONSOLE));
        StartLines.state(opened.map(BrokerState::location), dispatchers).forEach(LOG::info);
    }
}
