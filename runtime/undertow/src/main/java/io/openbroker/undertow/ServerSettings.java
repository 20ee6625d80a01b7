package io.openbroker.undertow;

import io.openbroker.model.Platform;
import io.openbroker.runtime.BasicCredentials;
import io.openbroker.runtime.Limits;
import io.openbroker.runtime.authentication.Authenticator;
import java.time.Duration;
import java.util.Map;
import java.util.Properties;

/**
 * The settings of a {@link BrokerServer}. {@link #DEFAULT} is safe as it stands: without credentials the server makes up a
 * password for the user {@code admin}, and listens on the loopback interface only.
 *
 * <p>Settings that the process was given, and that {@link #ofProcess} reads, come first from system properties, then from
 * environment variables, then from a file; what code sets afterwards replaces them.
 *
 * @param listener where the server listens
 * @param authentication who may use it
 * @param limits how much a request may ask the broker to read
 * @param shutdownGrace how long requests and handlers may still run when the server is closed
 */
public record ServerSettings(
        ListenerSettings listener, AuthenticationSettings authentication, Limits limits, Duration shutdownGrace) {

    /** Port 8080, no credentials, {@link Limits#DEFAULT}, and nine seconds to stop: platforms often kill after ten. */
    public static final ServerSettings DEFAULT = new ServerSettings(
            ListenerSettings.DEFAULT, AuthenticationSettings.DEFAULT, Limits.DEFAULT, Duration.ofSeconds(9));

    /**
     * Checks the settings.
     *
     * @param listener where the server listens
     * @param authentication who may use it
     * @param limits how much a request may ask the broker to read
     * @param shutdownGrace how long requests and handlers may still run when the server is closed
     * @throws IllegalArgumentException if the time is negative
     */
    public ServerSettings {
        if (shutdownGrace.isNegative()) {
            throw new IllegalArgumentException(
                    "ServerSettings has the shutdown grace " + shutdownGrace + "; give a time that is not negative");
        }
    }

    /**
     * Reads the settings that this process was given, in system properties, environment variables and the file that they
     * name; {@code --help} of a generated server lists them.
     *
     * @return the settings
     * @throws SettingsException if values are wrong or contradict each other, with all that is wrong
     */
    public static ServerSettings ofProcess() {
        return Configuration.read(System.getenv(), System.getProperties()).server();
    }

    /**
     * Reads settings from variables, and the file that they name; {@code --help} of a generated server lists them.
     *
     * @param environment the variables, as {@link System#getenv()} has them
     * @return the settings
     * @throws SettingsException if values are wrong or contradict each other, with all that is wrong
     */
    public static ServerSettings fromEnvironment(Map<String, String> environment) {
        return Configuration.read(environment, new Properties()).server();
    }

    /**
     * Sets what to listen on.
     *
     * @param value a host name or address; {@code 0.0.0.0} is every interface
     * @return the settings with it
     */
    public ServerSettings withHost(String value) {
        return withListener(listener.withHost(value));
    }

    /**
     * Sets the port.
     *
     * @param value the port; 0 takes any that is free
     * @return the settings with it
     */
    public ServerSettings withPort(int value) {
        return withListener(listener.withPort(value));
    }

    /**
     * Makes connections TLS ones; this needs {@code openbroker-tls} on the class path.
     *
     * @param value with what
     * @return the settings with it
     */
    public ServerSettings withTls(TlsSettings value) {
        return withListener(listener.withTls(value));
    }

    /**
     * Sets where to listen.
     *
     * @param value the settings of the listener
     * @return the settings with them
     */
    public ServerSettings withListener(ListenerSettings value) {
        return new ServerSettings(value, authentication, limits, shutdownGrace);
    }

    /**
     * Adds credentials.
     *
     * @param user the user
     * @param password the password
     * @return the settings with them, beside those that were there
     */
    public ServerSettings withCredentials(String user, String password) {
        return withAuthentication(authentication.withCredentials(new BasicCredentials(user, password)));
    }

    /**
     * Adds credentials of a platform whose requests go to {@code /{platform}/v2/…}; it sees only what it has created.
     *
     * @param platform the name of the platform
     * @param user the user
     * @param password the password
     * @return the settings with them, beside those that were there
     */
    public ServerSettings withPlatformCredentials(String platform, String user, String password) {
        return withAuthentication(
                authentication.withCredentials(new Platform(platform), new BasicCredentials(user, password)));
    }

    /**
     * Adds a way to authenticate requests without a prefix; it says itself from which platform a request comes.
     *
     * @param authenticator the way; the server closes it
     * @return the settings with it, beside those that were there
     */
    public ServerSettings withAuthenticator(Authenticator authenticator) {
        return withAuthentication(authentication.withAuthenticator(Platform.DEFAULT, authenticator));
    }

    /**
     * Serves everybody who can reach the server.
     *
     * @return the settings with it
     */
    public ServerSettings withoutAuthentication() {
        return withAuthentication(authentication.withoutAuthentication());
    }

    /**
     * Sets who may use the broker.
     *
     * @param value the settings of authentication
     * @return the settings with them
     */
    public ServerSettings withAuthentication(AuthenticationSettings value) {
        return new ServerSettings(listener, value, limits, shutdownGrace);
    }

    /**
     * Sets the bounds on requests.
     *
     * @param value the limits
     * @return the settings with them
     */
    public ServerSettings withLimits(Limits value) {
        return new ServerSettings(listener, authentication, value, shutdownGrace);
    }

    /**
     * Sets how long requests and handlers may still run when the server is closed.
     *
     * @param value the time
     * @return the settings with it
     */
    public ServerSettings withShutdownGrace(Duration value) {
        return new ServerSettings(listener, authentication, limits, value);
    }

    /** Whether the server has to make credentials up. */
    boolean lacksCredentials() {
        return !authentication.namesSomebody() && !authentication.anonymous();
    }

    /** What the server listens on. */
    String effectiveHost() {
        return listener.host().orElse(authentication.namesSomebody() ? "0.0.0.0" : "127.0.0.1");
    }
}
