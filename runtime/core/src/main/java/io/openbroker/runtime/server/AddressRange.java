package io.openbroker.runtime.server;

import java.net.InetAddress;
import java.util.Optional;

/**
 * An IP address, or a network of them in CIDR notation (RFC 4632, 3.1; RFC 4291, 2.3). Immutable, so safe for use by many threads.
 *
 * @param network the first address of the network
 * @param prefixLength the number of bits that all its addresses share
 */
public record AddressRange(InetAddress network, int prefixLength) {

    /**
     * Checks the range.
     *
     * @throws IllegalArgumentException if the prefix is too long, or the address has bits after it
     */
    public AddressRange {
        if (prefixLength < 0 || prefixLength > bits(network) || !hasPrefix(network, prefixLength)) {
            throw new IllegalArgumentException("The network " + network.getHostAddress() + "/" + prefixLength
                    + " is not one, since its address has bits after the prefix, or the prefix is too long. Use one such"
                    + " as 10.0.0.0/8 or 2001:db8::/32.");
        }
    }

    /**
     * Reads a range.
     *
     * @param text an address, such as {@code 192.0.2.1}, or a network, such as {@code 10.0.0.0/8} or {@code 2001:db8::/32}
     * @return the range
     * @throws IllegalArgumentException if the text is neither
     */
    public static AddressRange parse(String text) {
        int slash = text.indexOf('/');
        Optional<InetAddress> address = IpAddress.parse(slash < 0 ? text : text.substring(0, slash));
        if (address.isEmpty() || text.indexOf('%') >= 0) {
            throw malformed(text);
        }
        int all = bits(address.get());
        return new AddressRange(address.get(), slash < 0 ? all : prefixLength(text, slash, all));
    }

    private static int prefixLength(String text, int slash, int most) {
        String digits = text.substring(slash + 1);
        if (!digits.matches("0|[1-9]\\d{0,2}") || Integer.parseInt(digits) > most) {
            throw malformed(text);
        }
        return Integer.parseInt(digits);
    }

    private static IllegalArgumentException malformed(String text) {
        return new IllegalArgumentException("\"" + text
                + "\" is not an IP address or network. Use one such as 192.0.2.1," + " 10.0.0.0/8 or 2001:db8::/32.");
    }

    private static int bits(InetAddress address) {
        return address.getAddress().length * Byte.SIZE;
    }

    private static boolean hasPrefix(InetAddress network, int length) {
        byte[] bytes = network.getAddress();
        for (int bit = length; bit < bits(network); bit++) {
            if (bit(bytes, bit)) {
                return false;
            }
        }
        return true;
    }

    private static boolean bit(byte[] bytes, int index) {
        return (bytes[index / Byte.SIZE] >> (Byte.SIZE - 1 - index % Byte.SIZE) & 1) == 1;
    }

    /**
     * Whether an address is in this range.
     *
     * @param address the address; an IPv4 address is in no range of IPv6 addresses, nor the other way round
     * @return whether it is
     */
    public boolean contains(InetAddress address) {
        byte[] own = network.getAddress();
        byte[] other = address.getAddress();
        if (own.length != other.length) {
            return false;
        }
        for (int bit = 0; bit < prefixLength; bit++) {
            if (bit(own, bit) != bit(other, bit)) {
                return false;
            }
        }
        return true;
    }

    /** As the range is written in settings. */
    @Override
    public String toString() {
        String address = network.getHostAddress();
        return prefixLength == bits(network) ? address : address + "/" + prefixLength;
    }
}
