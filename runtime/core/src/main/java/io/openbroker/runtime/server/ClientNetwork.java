package io.openbroker.runtime.server;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.Optional;

/**
 * The part of an address that identifies a client: an IPv4 address, or the /64 network of an IPv6 address, which is the least
 * that a provider assigns to a customer.
 */
final class ClientNetwork {

    private static final int NETWORK_BYTES = 8;

    private ClientNetwork() {}

    static String of(String address) {
        // Most addresses are of IPv4, and are their own network.
        Optional<InetAddress> parsed = address.indexOf(':') < 0 ? Optional.empty() : IpAddress.parse(address);
        return parsed.map(ClientNetwork::of).orElse(address);
    }

    private static String of(InetAddress address) {
        return address instanceof Inet6Address
                ? Arrays.toString(Arrays.copyOf(address.getAddress(), NETWORK_BYTES))
                : address.getHostAddress();
    }
}
