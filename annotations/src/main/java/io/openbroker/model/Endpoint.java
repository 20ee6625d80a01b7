package io.openbroker.model;

import java.util.List;

/**
 * A network endpoint that an application uses to reach a service instance (OSB v2.17, Endpoint Object).
 *
 * @param host a host name or a single IP address
 * @param ports ports such as {@code "443"} and ranges such as {@code "9000-9010"}; at least one
 * @param protocol the protocol
 */
public record Endpoint(String host, List<String> ports, Protocol protocol) {

    /**
     * Checks that there is a host and a port.
     *
     * @param host a host name or a single IP address
     * @param ports ports such as {@code "443"} and ranges such as {@code "9000-9010"}; at least one
     * @param protocol the protocol
     * @throws IllegalArgumentException if the host is blank or there is no port
     */
    public Endpoint {
        ports = List.copyOf(ports);
        if (host.isBlank() || ports.isEmpty()) {
            throw new IllegalArgumentException("Endpoint has the host \"" + host + "\" and the ports " + ports
                    + "; give it a host and at least one port");
        }
    }

    /**
     * An endpoint for TCP.
     *
     * @param host a host name or a single IP address
     * @param port the port
     * @return the endpoint
     */
    public static Endpoint tcp(String host, int port) {
        return new Endpoint(host, List.of(Integer.toString(port)), Protocol.TCP);
    }

    /** The protocol of an endpoint. */
    public enum Protocol {
        /** TCP. */
        TCP,
        /** UDP. */
        UDP,
        /** Both. */
        ALL
    }
}
