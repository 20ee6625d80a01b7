package io.openbroker.conformance;

import io.openbroker.client.http.BrokerConnectionSettings;
import io.openbroker.client.http.BrokerTransport;
import io.openbroker.client.http.ClientTime;
import io.openbroker.client.http.Header;
import io.openbroker.conformance.internal.check.Check;
import io.openbroker.conformance.internal.parameter.ParameterFile;
import io.openbroker.conformance.internal.run.AllChecks;
import io.openbroker.conformance.internal.run.Run;
import io.openbroker.conformance.internal.run.RunSettings;
import io.openbroker.conformance.internal.wire.RawTransport;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** Builds a {@link Conformance}. Not for use by several threads. */
public final class ConformanceBuilder {

    private final BrokerTransport transport;
    private Optional<BrokerTransport> raw = Optional.empty();
    private String broker = "";
    private Set<Mode> modes = EnumSet.of(Mode.READ_ONLY, Mode.LIFECYCLE);
    private Set<Profile> profiles = Set.of();
    private ApiVersion apiVersion = ApiVersion.V2_17;
    private Optional<String> offering = Optional.empty();
    private Optional<String> plan = Optional.empty();
    private boolean allPlans;
    private int parallelism = 4;
    private final List<Header> headers = new ArrayList<>();
    private Optional<String> parameters = Optional.empty();
    private Predicate<String> checks = id -> true;
    private Duration operationDeadline = Duration.ofMinutes(10);
    private Duration runDeadline = Duration.ofHours(2);
    private Duration cleanupDeadline = Duration.ofMinutes(10);
    private ClientTime time = ClientTime.SYSTEM;
    private List<Check> all = AllChecks.all();
    private Supplier<String> ids = () -> UUID.randomUUID().toString();

    ConformanceBuilder(BrokerTransport transport) {
        this.transport = transport;
    }

    /** Sets the URL of the broker for reports, without credentials. */
    public ConformanceBuilder broker(String url) {
        broker = url;
        return this;
    }

    /** Sets what the checks may do. The default is {@link Mode#READ_ONLY} and {@link Mode#LIFECYCLE}. */
    public ConformanceBuilder modes(Set<Mode> values) {
        modes = values;
        return this;
    }

    /** Sets the platforms whose demands are checked beside the specification. The default is none. */
    public ConformanceBuilder profiles(Set<Profile> values) {
        profiles = values;
        return this;
    }

    /** Sets the version of the API to send. Requirements of later versions do not apply. The default is 2.17. */
    public ConformanceBuilder apiVersion(ApiVersion value) {
        apiVersion = value;
        return this;
    }

    /** Restricts the run to the service offering with an id or name. */
    public ConformanceBuilder offering(String idOrName) {
        offering = Optional.of(idOrName);
        return this;
    }

    /** Restricts the run to service plans with an id or name. */
    public ConformanceBuilder plan(String idOrName) {
        plan = Optional.of(idOrName);
        return this;
    }

    /** Sets whether each plan is checked, in place of one of each service offering. */
    public ConformanceBuilder allPlans(boolean value) {
        allPlans = value;
        return this;
    }

    /**
     * Sets how many service instances are handled at the same time, and how many requests of a race are sent at once, at least 8. The
     * default is 4.
     */
    public ConformanceBuilder parallelism(int value) {
        parallelism = value;
        return this;
    }

    /**
     * Names the broker for requests that no HTTP client sends, such as those with a wrong {@code Content-Length}; they are written to
     * connections of their own. Without it, the checks of {@link Mode#HOSTILE} that need it do not run.
     *
     * @param settings the URL, certificates and timeouts; credentials and headers are those that the transport of the run adds
     */
    public ConformanceBuilder rawConnections(BrokerConnectionSettings settings) {
        return raw(new RawTransport(settings));
    }

    ConformanceBuilder raw(BrokerTransport value) {
        raw = Optional.of(value);
        return this;
    }

    /** Adds a header to every request that does not have it. */
    public ConformanceBuilder header(String name, String value) {
        headers.add(new Header(name, value));
        return this;
    }

    /** Sets the content of the file of parameters, in YAML. */
    public ConformanceBuilder parameters(String yaml) {
        parameters = Optional.of(yaml);
        return this;
    }

    /** Restricts the run to checks whose ids a filter accepts. */
    public ConformanceBuilder checks(Predicate<String> filter) {
        checks = filter;
        return this;
    }

    /** Sets the longest time for an asynchronous operation. The default is 10 minutes. */
    public ConformanceBuilder operationDeadline(Duration value) {
        operationDeadline = value;
        return this;
    }

    /** Sets the longest time for all checks. The default is 2 hours. */
    public ConformanceBuilder runDeadline(Duration value) {
        runDeadline = value;
        return this;
    }

    /** Sets the longest time for the cleanup. The default is 10 minutes. */
    public ConformanceBuilder cleanupDeadline(Duration value) {
        cleanupDeadline = value;
        return this;
    }

    ConformanceBuilder time(ClientTime value) {
        time = value;
        return this;
    }

    ConformanceBuilder all(List<Check> values) {
        all = values;
        return this;
    }

    ConformanceBuilder ids(Supplier<String> value) {
        ids = value;
        return this;
    }

    /**
     * Returns the conformance run.
     *
     * @throws IllegalArgumentException if a setting is wrong, or the file of parameters is; the message says where and what to do
     */
    public Conformance build() {
        RunSettings settings = new RunSettings(
                broker,
                modes,
                profiles,
                apiVersion,
                offering,
                plan,
                allPlans,
                parallelism,
                headers,
                checks,
                operationDeadline,
                runDeadline,
                cleanupDeadline);
        ParameterFile file = parameters.map(ParameterFile::read).orElse(ParameterFile.NONE);
        return new Conformance(new Run(transport, raw, settings, all, file, time, ids));
    }
}
