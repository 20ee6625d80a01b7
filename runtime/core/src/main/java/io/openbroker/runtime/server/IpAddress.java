package io.openbroker.runtime.server;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads IP addresses in textual form, as connections and headers have them. Names are never looked up. */
public final class IpAddress {

    private static final int MAX_LENGTH = 64;
    private static final String BYTE = "(25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)";
    // Without leading zeros, which some programs read as octal numbers.
    private static final Pattern IPV4 = Pattern.compile(BYTE + "(\\." + BYTE + "){3}");
    // The JDK looks up texts that do not look like a number of IPv6.
    private static final Pattern IPV6 = Pattern.compile("[0-9A-Fa-f:]*:[0-9A-Fa-f:.]*");

    private IpAddress() {}

    /**
     * Reads an address.
     *
     * @param text an IPv4 or IPv6 address without brackets or a port; the zone of an IPv6 address is ignored
     * @return the address; empty if the text is not one
     */
    public static Optional<InetAddress> parse(String text) {
        if (text.length() > MAX_LENGTH) {
            return Optional.empty();
        }
        int zone = text.indexOf('%');
        String address = zone < 0 ? text : text.substring(0, zone);
        boolean readable = zone < 0
                ? IPV4.matcher(address).matches() || IPV6.matcher(address).matches()
                : IPV6.matcher(address).matches();
        try {
            return readable ? Optional.of(InetAddress.getByName(address)) : Optional.empty();
        } catch (UnknownHostException e) {
            return Optional.empty();
        }
    }
}
