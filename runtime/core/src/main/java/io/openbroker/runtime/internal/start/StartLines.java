package io.openbroker.runtime.internal.start;

import io.openbroker.annotation.State;
import io.openbroker.model.Platform;
import io.openbroker.runtime.AuthenticationSettings;
import io.openbroker.runtime.BasicCredentials;
import io.openbroker.runtime.generated.BrokerDispatcher;
import io.openbroker.runtime.generated.OfferingDescriptor;
import io.openbroker.runtime.generated.PlanDescriptor;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** What a server says about its brokers once it has started. */
public final class StartLines {

    private StartLines() {}

    /** The service offerings, each with the plans that platforms can choose. */
    public static List<String> offerings(List<BrokerDispatcher> dispatchers) {
        return dispatchers.stream()
                .flatMap(dispatcher -> dispatcher.offerings().stream())
                .map(StartLines::offering)
                .toList();
    }

    /**
     * Who has access.
     *
     * @param generated credentials that were generated because none are configured
     */
    public static String access(AuthenticationSettings authentication, Optional<BasicCredentials> generated) {
        if (authentication.anonymous()) {
            return "Access for everyone: authentication is off.";
        }
        if (generated.isPresent()) {
            return "No credentials are configured. " + forThisRun(generated.get());
        }
        List<String> clients = new ArrayList<>();
        authentication.credentials().forEach(pair -> clients.add(pair.user()));
        authentication.platformCredentials().forEach(entry -> clients.add(prefixed(entry.platform())));
        authentication.authenticators().stream()
                .map(entry -> entry.platform().equals(Platform.DEFAULT)
                        ? "clients of other authenticators"
                        : prefixed(entry.platform()))
                .forEach(clients::add);
        return "Access for " + clients.stream().distinct().collect(Collectors.joining(", ")) + ".";
    }

    /** Generated credentials, which nobody could know otherwise. */
    public static String forThisRun(BasicCredentials generated) {
        return "For this run only: user \"" + generated.user() + "\", password \"" + generated.password() + "\".";
    }

    /**
     * Where the state is.
     *
     * @param location the place; empty if the state is in memory, or there is none
     */
    public static List<String> state(Optional<String> location, List<BrokerDispatcher> dispatchers) {
        List<String> lines = new ArrayList<>();
        location.ifPresent(place -> lines.add("State is stored in " + place + "."));
        String external = dispatchers.stream()
                .filter(dispatcher -> dispatcher.state() == State.EXTERNAL)
                .flatMap(dispatcher -> dispatcher.offerings().stream())
                .map(OfferingDescriptor::name)
                .collect(Collectors.joining(", "));
        if (!external.isEmpty()) {
            lines.add("No state is stored for " + external + " (state = EXTERNAL).");
        }
        return lines;
    }

    private static String offering(OfferingDescriptor offering) {
        String plans = offering.plans().stream()
                .filter(plan -> !plan.retired())
                .map(PlanDescriptor::name)
                .collect(Collectors.joining(", "));
        return offering.name() + " (" + plans + ")";
    }

    private static String prefixed(Platform platform) {
        return "platform " + platform.name() + " at /" + platform.name();
    }
}
