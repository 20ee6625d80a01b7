package io.openbroker.undertow.internal.server;

import io.openbroker.runtime.AuthenticationSettings;
import io.openbroker.runtime.TrustedProxies;
import io.openbroker.runtime.generated.BrokerDispatcher;
import io.openbroker.runtime.internal.settings.Setting;
import io.openbroker.runtime.internal.settings.SettingNames;
import io.openbroker.runtime.internal.start.StartLines;
import io.openbroker.runtime.server.AddressRange;
import io.openbroker.runtime.spi.state.StateSettings;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The texts that a server prints on the command line. */
final class StartMessages {

    private StartMessages() {}

    static String started(RunningServer server, List<BrokerDispatcher> dispatchers) {
        EffectiveSettings effective = server.settings();
        List<String> lines = new ArrayList<>();
        server.marketplaceUri().ifPresent(uri -> lines.add("Try the broker in a browser: " + uri));
        lines.add("The broker listens on " + server.uri()
                + (effective.host().equals("0.0.0.0") ? " (all interfaces)" : "") + " and offers:");
        StartLines.offerings(dispatchers).forEach(offering -> lines.add("  " + offering));
        lines.add(StartLines.access(effective.settings().authentication(), effective.generatedCredentials()));
        server.adminUri()
                .ifPresent(uri -> lines.add(server.consoleUri()
                                .map(console -> "The console is " + console + ".")
                                .orElseGet(() -> "The admin port is " + uri + ".")
                        + effective
                                .generatedAdminCredentials()
                                .map(pair -> " " + StartLines.forThisRun(pair))
                                .orElse("")));
        curl(server).ifPresent(command -> {
            lines.add("To get the catalog:");
            lines.add("  " + command);
        });
        lines.addAll(StartLines.state(
                server.stateLocation()
                        .map(place -> place + service(effective.settings().state())),
                dispatchers));
        effective.settings().replica().ifPresent(name -> lines.add("This replica is " + name + "."));
        proxies(effective.settings().listener().proxies()).ifPresent(lines::add);
        return text(lines);
    }

    static String help() {
        Setting example = Setting.MAX_BODY_BYTES;
        List<String> lines = new ArrayList<>();
        lines.add("Serves the broker over HTTP.");
        lines.add("");
        lines.add("--dev opens a marketplace to try the broker in a browser on port 8090, and an admin port on 8081,"
                + " unless");
        lines.add("settings name other ports. All ports are on the loopback interface, unless settings name other"
                + " hosts.");
        lines.add("");
        lines.add(
                "Settings are read from system properties, then from environment variables, then from the properties");
        lines.add("file that " + Setting.CONFIG.variable() + " names. The environment variable " + example.variable());
        lines.add("is " + example.property() + " in the file and -D" + example.property() + "=... on the");
        lines.add("command line; " + Setting.PORT.variable() + " is " + Setting.PORT.property() + ".");
        lines.add("Settings marked with * are secrets and can be read from a file: "
                + SettingNames.VARIABLE.ofFile(Setting.PASSWORD));
        lines.add("names the file that contains " + Setting.PASSWORD.variable() + ".");
        lines.add("");
        int width = Arrays.stream(Setting.values())
                .mapToInt(setting -> setting.variable().length())
                .max()
                .orElse(0);
        for (Setting setting : Setting.values()) {
            String initial = setting.initial().map(value -> " [" + value + "]").orElse("");
            lines.add((setting.secret() ? "* " : "  ") + setting.variable()
                    + " ".repeat(width - setting.variable().length()) + "  " + setting.description() + initial);
        }
        return text(lines);
    }

    /** The bound service that is the state, since no setting names one. */
    private static String service(StateSettings state) {
        return state.location().isPresent()
                ? ""
                : state.bound().databases().stream()
                        .findFirst()
                        .map(database -> ", the service " + database.service() + " in VCAP_SERVICES")
                        .orElse("");
    }

    private static Optional<String> proxies(TrustedProxies proxies) {
        String names = Stream.concat(
                        proxies.addresses().stream().map(AddressRange::toString), proxies.certificateNames().stream())
                .collect(Collectors.joining(", "));
        return proxies.any()
                ? Optional.of("Trusted proxies are " + names
                        + proxies.certificates()
                                .map(forwarded -> ", with client certificates in " + forwarded.header())
                                .orElse("")
                        + ".")
                : Optional.empty();
    }

    /** The command that gets the catalog, if curl alone can authenticate. */
    private static Optional<String> curl(RunningServer server) {
        EffectiveSettings effective = server.settings();
        AuthenticationSettings authentication = effective.settings().authentication();
        if (authentication.anonymous()) {
            return Optional.of(curl("", server, ""));
        }
        // A configured password must not appear in a terminal or a log; curl asks for it.
        Optional<String> user = effective
                .generatedCredentials()
                .map(pair -> pair.user() + ":" + pair.password())
                .or(() -> authentication.credentials().stream().findFirst().map(pair -> quoted(pair.user())));
        return user.map(name -> curl("-u " + name + " ", server, ""))
                .or(() -> authentication.platformCredentials().stream()
                        .findFirst()
                        .map(entry -> curl(
                                "-u " + quoted(entry.pair().user()) + " ",
                                server,
                                "/" + entry.platform().name())));
    }

    private static String curl(String user, RunningServer server, String prefix) {
        return "curl " + user + "-H 'X-Broker-API-Version: 2.17' " + server.uri() + prefix + "/v2/catalog";
    }

    private static String quoted(String text) {
        return text.matches("[A-Za-z0-9._@-]+") ? text : "'" + text.replace("'", "'\\''") + "'";
    }

    private static String text(List<String> lines) {
        return lines.stream().map(line -> line + System.lineSeparator()).collect(Collectors.joining());
    }
}
