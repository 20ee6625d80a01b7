package io.openbroker.undertow;

import io.openbroker.annotation.State;
import io.openbroker.model.Platform;
import io.openbroker.runtime.BasicCredentials;
import io.openbroker.runtime.generated.BrokerDispatcher;
import io.openbroker.runtime.generated.OfferingDescriptor;
import io.openbroker.runtime.generated.PlanDescriptor;
import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** What a server says on the command line. */
final class Messages {

    private Messages() {}

    static String greeting(BrokerServer server, ServerSettings settings, List<BrokerDispatcher> dispatchers) {
        StringBuilder text = new StringBuilder();
        line(text, "The broker listens on " + server.uri() + interfaces(settings) + " and offers:");
        for (BrokerDispatcher dispatcher : dispatchers) {
            for (OfferingDescriptor offering : dispatcher.offerings()) {
                String plans = offering.plans().stream()
                        .filter(plan -> !plan.retired())
                        .map(PlanDescriptor::name)
                        .collect(Collectors.joining(", "));
                line(text, "  " + offering.name() + " (" + plans + ")");
            }
        }
        line(text, access(server, settings));
        server.managementUri().ifPresent(uri -> line(text, operators(server, uri)));
        curl(server, settings).ifPresent(command -> {
            line(text, "Look at its catalog:");
            line(text, "  " + command);
        });
        return text.toString();
    }

    /** Where what the brokers know is kept; nothing if it is in memory. */
    static Optional<String> state(List<BrokerDispatcher> dispatchers, Optional<String> location) {
        String external = dispatchers.stream()
                .filter(dispatcher -> dispatcher.state() == State.EXTERNAL)
                .flatMap(dispatcher -> dispatcher.offerings().stream())
                .map(OfferingDescriptor::name)
                .collect(Collectors.joining(", "));
        String elsewhere = external.isEmpty() ? "" : "It keeps no state of " + external + ".";
        String kept =
                location.map(place -> "Its state is kept in " + place + ".").orElse("");
        return Optional.of((kept + " " + elsewhere).strip()).filter(text -> !text.isEmpty());
    }

    static String help() {
        StringBuilder text = new StringBuilder();
        line(
                text,
                "Serves the broker over HTTP. Settings come from system properties, else from the environment, else"
                        + " from");
        line(
                text,
                "the file that " + Setting.CONFIG.variable() + " names. " + Setting.MAX_BODY_BYTES.variable()
                        + " in the environment is");
        line(
                text,
                Setting.MAX_BODY_BYTES.property() + " in the file, and -D" + Setting.MAX_BODY_BYTES.property()
                        + "=... on the command line; PORT is " + Setting.PORT.property() + ".");
        line(
                text,
                "What is marked with * may also stand in a file of its own: "
                        + Spelling.VARIABLE.ofFile(Setting.PASSWORD) + " names it.");
        int width = Arrays.stream(Setting.values())
                .mapToInt(setting -> setting.variable().length())
                .max()
                .orElse(0);
        for (Setting setting : Setting.values()) {
            String initial = setting.initial().map(value -> " [" + value + "]").orElse("");
            line(
                    text,
                    (setting.secret() ? "* " : "  ") + setting.variable()
                            + " ".repeat(width - setting.variable().length()) + "  " + setting.meaning() + initial);
        }
        return text.toString();
    }

    private static String interfaces(ServerSettings settings) {
        return settings.effectiveHost().equals("0.0.0.0") ? ", on all interfaces," : "";
    }

    private static String access(BrokerServer server, ServerSettings settings) {
        if (settings.authentication().anonymous()) {
            return "It serves everybody who can reach it: authentication is switched off.";
        }
        Optional<BasicCredentials> madeUp = server.madeUpCredentials();
        if (madeUp.isPresent()) {
            return "No credentials are set, so it made up, until it stops, the user "
                    + madeUp.get().user() + " with the password " + madeUp.get().password();
        }
        AuthenticationSettings authentication = settings.authentication();
        List<String> served = new ArrayList<>();
        authentication.credentials().forEach(pair -> served.add(pair.user()));
        authentication.platformCredentials().forEach(one -> served.add(place(one.platform())));
        authentication.authenticators().stream()
                .map(one -> one.platform().equals(Platform.DEFAULT)
                        ? "whom its other authenticators know"
                        : place(one.platform()))
                .forEach(served::add);
        return "It serves " + served.stream().distinct().collect(Collectors.joining(", ")) + ".";
    }

    private static String operators(BrokerServer server, URI uri) {
        return "Operators are listened to on " + uri
                + server.madeUpOperator()
                        .map(pair ->
                                ", until it stops as the user " + pair.user() + " with the password " + pair.password())
                        .orElse("")
                + ".";
    }

    private static String place(Platform platform) {
        return "the platform " + platform.name() + " at /" + platform.name();
    }

    /** What asks for the catalog, if that can be done with curl alone. */
    private static Optional<String> curl(BrokerServer server, ServerSettings settings) {
        AuthenticationSettings authentication = settings.authentication();
        if (authentication.anonymous()) {
            return Optional.of(curl("", server, ""));
        }
        // A password that was configured is known already, and is not for a terminal or a log; curl asks for it.
        Optional<String> user = server.madeUpCredentials()
                .map(pair -> pair.user() + ":" + pair.password())
                .or(() -> authentication.credentials().stream().findFirst().map(pair -> quoted(pair.user())));
        return user.map(name -> curl("-u " + name + " ", server, ""))
                .or(() -> authentication.platformCredentials().stream()
                        .findFirst()
                        .map(one -> curl(
                                "-u " + quoted(one.pair().user()) + " ",
                                server,
                                "/" + one.platform().name())));
    }

    private static String curl(String user, BrokerServer server, String prefix) {
        return "curl " + user + "-H 'X-Broker-API-Version: 2.17' " + server.uri() + prefix + "/v2/catalog";
    }

    private static String quoted(String text) {
        return text.matches("[A-Za-z0-9._@-]+") ? text : "'" + text.replace("'", "'\\''") + "'";
    }

    private static void line(StringBuilder text, String line) {
        text.append(line).append(System.lineSeparator());
    }
}
