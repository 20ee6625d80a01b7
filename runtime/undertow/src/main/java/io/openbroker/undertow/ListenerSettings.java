package io.openbroker.undertow;

import io.openbroker.runtime.server.RequestLimits;
import java.util.Optional;

/**
 * The address, TLS and request limits of the broker's port.
 *
 * @param host the host name or address; if absent, all interfaces where credentials are configured, and else the loopback
 *     interface
 * @param port the port; 0 is any free one
 * @param tls the certificate and key; if absent, connections are not encrypted
 * @param requests limits of requests
 * @param connections limits of connections
 */
public record ListenerSettings(
        Optional<String> host,
        int port,
        Optional<TlsSettings> tls,
        RequestLimits requests,
        ConnectionLimits connections) {

    /** Port 8080, without TLS, {@link RequestLimits#DEFAULT} and {@link ConnectionLimits#DEFAULT}. */
    public static final ListenerSettings DEFAULT = new ListenerSettings(
            Optional.empty(), 8080, Optional.empty(), RequestLimits.DEFAULT, ConnectionLimits.DEFAULT);

    /** The highest port number of TCP. */
    public static final int MAX_PORT = 65_535;

    /**
     * Checks the settings.
     *
     * @throws IllegalArgumentException if the port is out of range
     */
    public ListenerSettings {
        checkPort(port);
    }

    static void checkPort(int port) {
        if (port < 0 || port > MAX_PORT) {
            throw new IllegalArgumentException(
                    "Port " + port + " is out of range. Use a number from 0 to " + MAX_PORT + ".");
        }
    }

    /**
     * Sets the host.
     *
     * @param value a host name or address; {@code 0.0.0.0} is every interface
     * @return the settings with it
     */
    public ListenerSettings withHost(String value) {
        return new ListenerSettings(Optional.of(value), port, tls, requests, connections);
    }

    /**
     * Sets the port.
     *
     * @param value the port; 0 is any free one
     * @return the settings with it
     */
    public ListenerSettings withPort(int value) {
        return new ListenerSettings(host, value, tls, requests, connections);
    }

    /**
     * Encrypts connections with TLS.
     *
     * @param value the certificate and key
     * @return the settings with it
     */
    public ListenerSettings withTls(TlsSettings value) {
        return new ListenerSettings(host, port, Optional.of(value), requests, connections);
    }

    /**
     * Sets the limits of requests.
     *
     * @param value the limits
     * @return the settings with them
     */
    public ListenerSettings withRequests(RequestLimits value) {
        return new ListenerSettings(host, port, tls, value, connections);
    }

    /**
     * Sets the limits of connections.
     *
     * @param value the limits
     * @return the settings with them
     */
    public ListenerSettings withConnections(ConnectionLimits value) {
        return new ListenerSettings(host, port, tls, requests, value);
    }
}
