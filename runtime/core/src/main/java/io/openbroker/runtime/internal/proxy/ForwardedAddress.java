package io.openbroker.runtime.internal.proxy;

import io.openbroker.runtime.server.AddressRange;
import io.openbroker.runtime.server.IpAddress;
import java.net.InetAddress;
import java.util.List;
import java.util.Optional;

/**
 * Finds the client's address in {@code X-Forwarded-For}. Each proxy adds, at the right, the address from which it was called: so
 * the last address that is not a trusted proxy is the client, and anybody could have written what is left of it.
 *
 * @param trusted the addresses of trusted proxies
 */
record ForwardedAddress(List<AddressRange> trusted) {

    static final String HEADER = "X-Forwarded-For";

    /** The address of a client, and whether all addresses that had to be read to find it were ones. */
    record Result(String address, boolean wellFormed) {}

    /**
     * Finds the client.
     *
     * @param proxy the trusted proxy that has sent the header; the result if there is nothing to read
     * @param lines the lines of the header
     */
    Result find(String proxy, List<String> lines) {
        String client = proxy;
        for (int line = lines.size() - 1; line >= 0; line--) {
            String addresses = lines.get(line);
            int end = addresses.length();
            while (end >= 0) {
                int comma = addresses.lastIndexOf(',', end - 1);
                String element = addresses.substring(comma + 1, end).strip();
                end = comma;
                if (element.isEmpty()) {
                    // RFC 9110, 5.6.1: lists may have empty elements.
                    continue;
                }
                Optional<InetAddress> address = address(element);
                if (address.isEmpty()) {
                    // The last address that a trusted proxy has vouched for.
                    return new Result(client, false);
                }
                client = address.get().getHostAddress();
                if (!isTrusted(address.get())) {
                    return new Result(client, true);
                }
            }
        }
        return new Result(client, true);
    }

    /** Whether an address is that of a trusted proxy. */
    boolean isTrusted(InetAddress address) {
        return trusted.stream().anyMatch(range -> range.contains(address));
    }

    /** Reads an address with or without a port; one of IPv6 with a port has brackets (RFC 3986, 3.2.2). */
    private static Optional<InetAddress> address(String element) {
        if (element.startsWith("[")) {
            int bracket = element.indexOf(']');
            return bracket > 0 && isPort(element.substring(bracket + 1))
                    ? IpAddress.parse(element.substring(1, bracket)).filter(address -> element.indexOf(':') < bracket)
                    : Optional.empty();
        }
        int colon = element.indexOf(':');
        boolean portOfIpv4 = colon >= 0 && element.indexOf(':', colon + 1) < 0;
        if (!portOfIpv4) {
            return IpAddress.parse(element);
        }
        return isPort(element.substring(colon)) ? IpAddress.parse(element.substring(0, colon)) : Optional.empty();
    }

    private static boolean isPort(String text) {
        return text.isEmpty() || text.matches(":\\d{1,5}");
    }
}
