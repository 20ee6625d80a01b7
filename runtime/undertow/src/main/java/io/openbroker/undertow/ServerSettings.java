package io.openbroker.undertow;

import io.openbroker.runtime.BasicCredentials;
import io.openbroker.runtime.Limits;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The settings of a {@link BrokerServer}. {@link #DEFAULT} is safe as it stands: without credentials the server makes up a
 * password for the user {@code admin}, and listens on the loopback interface only.
 *
 * @param host the host name or address to listen on; if absent, all interfaces where there are credentials, and else the
 *     loopback interface
 * @param port the port to listen on; 0 takes any that is free
 * @param credentials with which platforms authenticate themselves; any pair will do
 * @param anonymous whether everybody is served who can reach the server
 * @param limits the bounds on requests
 * @param shutdownGrace how long requests and handlers may still run when the server is closed
 */
public record ServerSettings(
        Optional<String> host,
        int port,
        List<BasicCredentials> credentials,
        boolean anonymous,
        Limits limits,
        Duration shutdownGrace) {

    /** Port 8080, no credentials, {@link Limits#DEFAULT}, and nine seconds to stop: platforms often kill after ten. */
    public static final ServerSettings DEFAULT =
            new ServerSettings(Optional.empty(), 8080, List.of(), false, Limits.DEFAULT, Duration.ofSeconds(9));

    /**
     * Checks the settings, and keeps a copy of the list.
     *
     * @param host the host name or address to listen on; if absent, all interfaces where there are credentials, and else
     *     the loopback interface
     * @param port the port to listen on; 0 takes any that is free
     * @param credentials with which platforms authenticate themselves; any pair will do
     * @param anonymous whether everybody is served who can reach the server
     * @param limits the bounds on requests
     * @param shutdownGrace how long requests and handlers may still run when the server is closed
     * @throws IllegalArgumentException if the port is none, the time is negative, or there are credentials although
     *     everybody is served
     */
    public ServerSettings {
        credentials = List.copyOf(credentials);
        if (port < 0 || port > 65_535) {
            throw new IllegalArgumentException("ServerSettings has the port " + port + "; give one from 0 to 65535");
        }
        if (shutdownGrace.isNegative()) {
            throw new IllegalArgumentException(
                    "ServerSettings has the shutdown grace " + shutdownGrace + "; give a time that is not negative");
        }
        if (anonymous && !credentials.isEmpty()) {
            throw new IllegalArgumentException(
                    "ServerSettings has credentials, but shall not ask for them; leave one of the two out");
        }
    }

    /**
     * Reads the settings from the environment; {@code --help} of a generated server lists them.
     *
     * @param environment the variables, as {@link System#getenv()} has them
     * @return the settings
     * @throws SettingsException if values are wrong or contradict each other, with all that is wrong
     */
    public static ServerSettings fromEnvironment(Map<String, String> environment) {
        return EnvironmentReader.read(environment);
    }

    /**
     * Sets what to listen on.
     *
     * @param value a host name or address; {@code 0.0.0.0} is every interface
     * @return the settings with it
     */
    public ServerSettings withHost(String value) {
        return new ServerSettings(Optional.of(value), port, credentials, anonymous, limits, shutdownGrace);
    }

    /**
     * Sets the port.
     *
     * @param value the port; 0 takes any that is free
     * @return the settings with it
     */
    public ServerSettings withPort(int value) {
        return new ServerSettings(host, value, credentials, anonymous, limits, shutdownGrace);
    }

    /**
     * Adds credentials.
     *
     * @param user the user
     * @param password the password
     * @return the settings with them, beside those that were there
     */
    public ServerSettings withCredentials(String user, String password) {
        List<BasicCredentials> more = new ArrayList<>(credentials);
        more.add(new BasicCredentials(user, password));
        return new ServerSettings(host, port, more, anonymous, limits, shutdownGrace);
    }

    /**
     * Serves everybody who can reach the server.
     *
     * @return the settings with it
     */
    public ServerSettings withoutAuthentication() {
        return new ServerSettings(host, port, credentials, true, limits, shutdownGrace);
    }

    /**
     * Sets the bounds on requests.
     *
     * @param value the limits
     * @return the settings with them
     */
    public ServerSettings withLimits(Limits value) {
        return new ServerSettings(host, port, credentials, anonymous, value, shutdownGrace);
    }

    /**
     * Sets how long requests and handlers may still run when the server is closed.
     *
     * @param value the time
     * @return the settings with it
     */
    public ServerSettings withShutdownGrace(Duration value) {
        return new ServerSettings(host, port, credentials, anonymous, limits, value);
    }

    /** Whether the server has to make credentials up. */
    boolean lacksCredentials() {
        return credentials.isEmpty() && !anonymous;
    }

    /** What the server listens on. */
    String effectiveHost() {
        return host.orElse(credentials.isEmpty() ? "127.0.0.1" : "0.0.0.0");
    }
}
