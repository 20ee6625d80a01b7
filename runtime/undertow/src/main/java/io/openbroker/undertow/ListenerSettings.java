package io.openbroker.undertow;

import java.util.Optional;

/**
 * Where a server listens.
 *
 * @param host the host name or address; if absent, all interfaces where there are credentials, and else the loopback
 *     interface
 * @param port the port; 0 takes any that is free
 * @param tls with what connections are TLS ones; if absent, they are not
 * @param requests how much of the server requests may take
 */
public record ListenerSettings(Optional<String> host, int port, Optional<TlsSettings> tls, RequestLimits requests) {

    /** Port 8080, without TLS, and {@link RequestLimits#DEFAULT}. */
    public static final ListenerSettings DEFAULT =
            new ListenerSettings(Optional.empty(), 8080, Optional.empty(), RequestLimits.DEFAULT);

    private static final int MAX_PORT = 65_535;

    /**
     * Checks the settings.
     *
     * @param host the host name or address; if absent, all interfaces where there are credentials, and else the loopback
     *     interface
     * @param port the port; 0 takes any that is free
     * @param tls with what connections are TLS ones; if absent, they are not
     * @param requests how much of the server requests may take
     * @throws IllegalArgumentException if the port is none
     */
    public ListenerSettings {
        if (port < 0 || port > MAX_PORT) {
            throw new IllegalArgumentException("ServerSettings has the port " + port + "; give one from 0 to 65535");
        }
    }

    /**
     * Sets what to listen on.
     *
     * @param value a host name or address; {@code 0.0.0.0} is every interface
     * @return the settings with it
     */
    public ListenerSettings withHost(String value) {
        return new ListenerSettings(Optional.of(value), port, tls, requests);
    }

    /**
     * Sets the port.
     *
     * @param value the port; 0 takes any that is free
     * @return the settings with it
     */
    public ListenerSettings withPort(int value) {
        return new ListenerSettings(host, value, tls, requests);
    }

    /**
     * Makes connections TLS ones.
     *
     * @param value with what
     * @return the settings with it
     */
    public ListenerSettings withTls(TlsSettings value) {
        return new ListenerSettings(host, port, Optional.of(value), requests);
    }

    /**
     * Sets how much of the server requests may take.
     *
     * @param value the limits
     * @return the settings with them
     */
    public ListenerSettings withRequests(RequestLimits value) {
        return new ListenerSettings(host, port, tls, value);
    }

    static ListenerSettings read(SettingValues values) {
        return new ListenerSettings(
                values.text(Setting.HOST),
                values.number(Setting.PORT, 0, MAX_PORT),
                TlsReader.read(values),
                RequestLimits.read(values));
    }
}
