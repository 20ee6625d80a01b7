package io.openbroker.model;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A service binding (OSB v2.17, "Binding", Body).
 *
 * @param credentials what an application needs to use the service instance: an object that Jackson writes as a JSON object
 * @param syslogDrainUrl where logs are to be streamed; needs {@code requires = SYSLOG_DRAIN}
 * @param routeServiceUrl where requests are to be sent; needs {@code requires = ROUTE_FORWARDING}
 * @param volumeMounts volumes to be mounted; needs {@code requires = VOLUME_MOUNT}
 * @param endpoints all network endpoints that an application uses to reach the service instance
 * @param expiresAt when the service binding becomes invalid
 * @param renewBefore when the service binding should have been replaced; not after {@code expiresAt}
 * @param existed whether it was there already, just as a bind asks for it
 */
public record ServiceBinding(
        Optional<Object> credentials,
        Optional<String> syslogDrainUrl,
        Optional<String> routeServiceUrl,
        List<VolumeMount> volumeMounts,
        List<Endpoint> endpoints,
        Optional<Instant> expiresAt,
        Optional<Instant> renewBefore,
        boolean existed)
        implements BindingResult {

    /** A service binding without content. */
    public static final ServiceBinding EMPTY = new ServiceBinding(
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            List.of(),
            List.of(),
            Optional.empty(),
            Optional.empty(),
            false);

    /**
     * Checks the times, and keeps copies of the lists.
     *
     * @param credentials what an application needs to use the service instance: an object that Jackson writes as a JSON object
     * @param syslogDrainUrl where logs are to be streamed; needs {@code requires = SYSLOG_DRAIN}
     * @param routeServiceUrl where requests are to be sent; needs {@code requires = ROUTE_FORWARDING}
     * @param volumeMounts volumes to be mounted; needs {@code requires = VOLUME_MOUNT}
     * @param endpoints all network endpoints that an application uses to reach the service instance
     * @param expiresAt when the service binding becomes invalid
     * @param renewBefore when the service binding should have been replaced; not after {@code expiresAt}
     * @param existed whether it was there already, just as a bind asks for it
     * @throws IllegalArgumentException if {@code renewBefore} is after {@code expiresAt}
     */
    public ServiceBinding {
        volumeMounts = List.copyOf(volumeMounts);
        endpoints = List.copyOf(endpoints);
        if (expiresAt.isPresent()
                && renewBefore.isPresent()
                && renewBefore.get().isAfter(expiresAt.get())) {
            throw new IllegalArgumentException("ServiceBinding is to be renewed before " + renewBefore.get()
                    + ", which is after it expires at " + expiresAt.get() + "; give an earlier time");
        }
    }

    /**
     * A service binding with credentials.
     *
     * @param credentials an object that Jackson writes as a JSON object: a record, a bean or a map
     * @return the service binding
     */
    public static ServiceBinding of(Object credentials) {
        return EMPTY.withCredentials(credentials);
    }

    /**
     * Says that the service binding was there already, just as a bind asks for it: the platform gets 200 instead of 201. What
     * is there with other values is a {@linkplain BrokerException#conflict conflict}.
     *
     * @return the service binding with it
     */
    public ServiceBinding asExisting() {
        return new ServiceBinding(
                credentials, syslogDrainUrl, routeServiceUrl, volumeMounts, endpoints, expiresAt, renewBefore, true);
    }

    /**
     * Sets the credentials.
     *
     * @param value an object that Jackson writes as a JSON object: a record, a bean or a map
     * @return the service binding with them
     */
    public ServiceBinding withCredentials(Object value) {
        return new ServiceBinding(
                Optional.of(value),
                syslogDrainUrl,
                routeServiceUrl,
                volumeMounts,
                endpoints,
                expiresAt,
                renewBefore,
                existed);
    }

    /**
     * Sets where logs are to be streamed.
     *
     * @param url the URL
     * @return the service binding with it
     */
    public ServiceBinding withSyslogDrain(String url) {
        return new ServiceBinding(
                credentials,
                Optional.of(url),
                routeServiceUrl,
                volumeMounts,
                endpoints,
                expiresAt,
                renewBefore,
                existed);
    }

    /**
     * Sets where requests are to be sent.
     *
     * @param url the URL
     * @return the service binding with it
     */
    public ServiceBinding withRouteService(String url) {
        return new ServiceBinding(
                credentials,
                syslogDrainUrl,
                Optional.of(url),
                volumeMounts,
                endpoints,
                expiresAt,
                renewBefore,
                existed);
    }

    /**
     * Adds a volume to be mounted.
     *
     * @param mount the volume
     * @return the service binding with it
     */
    public ServiceBinding withVolumeMount(VolumeMount mount) {
        return new ServiceBinding(
                credentials,
                syslogDrainUrl,
                routeServiceUrl,
                add(volumeMounts, mount),
                endpoints,
                expiresAt,
                renewBefore,
                existed);
    }

    /**
     * Adds a network endpoint.
     *
     * @param endpoint the endpoint
     * @return the service binding with it
     */
    public ServiceBinding withEndpoint(Endpoint endpoint) {
        return new ServiceBinding(
                credentials,
                syslogDrainUrl,
                routeServiceUrl,
                volumeMounts,
                add(endpoints, endpoint),
                expiresAt,
                renewBefore,
                existed);
    }

    /**
     * Sets when the service binding becomes invalid. From then on the runtime does not find it any more when it is fetched
     * or to be rotated; it is the handler's business that the credentials stop working.
     *
     * @param time the time
     * @return the service binding with it
     */
    public ServiceBinding expiresAt(Instant time) {
        return new ServiceBinding(
                credentials,
                syslogDrainUrl,
                routeServiceUrl,
                volumeMounts,
                endpoints,
                Optional.of(time),
                renewBefore,
                existed);
    }

    /**
     * Sets when the service binding should have been replaced.
     *
     * @param time the time
     * @return the service binding with it
     */
    public ServiceBinding renewBefore(Instant time) {
        return new ServiceBinding(
                credentials,
                syslogDrainUrl,
                routeServiceUrl,
                volumeMounts,
                endpoints,
                expiresAt,
                Optional.of(time),
                existed);
    }

    /** Omits values that may be secret. */
    @Override
    public String toString() {
        return "ServiceBinding[endpoints=" + endpoints + ", expiresAt=" + expiresAt + ", renewBefore=" + renewBefore
                + "]";
    }

    private static <T> List<T> add(List<T> list, T element) {
        List<T> more = new ArrayList<>(list);
        more.add(element);
        return more;
    }
}
