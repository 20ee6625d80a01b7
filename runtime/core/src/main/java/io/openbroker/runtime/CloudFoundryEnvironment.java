package io.openbroker.runtime;

import io.openbroker.runtime.internal.cloudfoundry.ApplicationReader;
import io.openbroker.runtime.internal.cloudfoundry.ServicesReader;
import io.openbroker.runtime.spi.state.BoundServices;
import java.util.Map;
import java.util.Optional;

/**
 * What Cloud Foundry tells an application about itself in environment variables, which Korifi sets too. Immutable, so safe for use
 * by many threads.
 *
 * @param replica the name of this instance of the application, from {@code VCAP_APPLICATION}: the name and index, such as {@code
 *     notes-broker/0}; fit for {@link BrokerEngineBuilder#replica}
 * @param services databases and keys for the state, from {@code VCAP_SERVICES}
 */
public record CloudFoundryEnvironment(Optional<String> replica, BoundServices services) {

    /** Outside of Cloud Foundry. */
    public static final CloudFoundryEnvironment NONE =
            new CloudFoundryEnvironment(Optional.empty(), BoundServices.NONE);

    private static final String APPLICATION = "VCAP_APPLICATION";
    private static final String SERVICES = "VCAP_SERVICES";

    /**
     * Reads the variables.
     *
     * @param environment the environment, as in {@link System#getenv()}
     * @return what is in them; nothing outside of Cloud Foundry
     * @throws IllegalArgumentException if a variable does not have the form that Cloud Foundry gives it, or two services have keys;
     *     the message shows no value
     */
    public static CloudFoundryEnvironment of(Map<String, String> environment) {
        return new CloudFoundryEnvironment(
                value(environment, APPLICATION).flatMap(json -> ApplicationReader.replica(APPLICATION, json)),
                value(environment, SERVICES)
                        .map(json -> ServicesReader.read(SERVICES, json))
                        .orElse(BoundServices.NONE));
    }

    private static Optional<String> value(Map<String, String> environment, String variable) {
        return Optional.ofNullable(environment.get(variable)).filter(value -> !value.isBlank());
    }
}
