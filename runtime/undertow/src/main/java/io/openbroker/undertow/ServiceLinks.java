package io.openbroker.undertow;

import java.util.regex.Pattern;

/**
 * Knows the variables with which Kubernetes tells every pod of the services in its namespace. One that is called {@code
 * openbroker} would otherwise look like settings that nobody has made.
 */
final class ServiceLinks {

    private static final Pattern NAME = Pattern.compile(
            "OPENBROKER_(\\w+_)?(SERVICE_HOST|SERVICE_PORT(_\\w+)?|PORT_\\d+_(TCP|UDP|SCTP)(_(PROTO|PORT|ADDR))?)");
    private static final Pattern PORT = Pattern.compile("OPENBROKER_(\\w+_)?PORT");
    private static final Pattern URL = Pattern.compile("(tcp|udp|sctp)://.*");

    private ServiceLinks() {}

    static boolean isOne(String name, String value) {
        return NAME.matcher(name).matches()
                || (PORT.matcher(name).matches() && URL.matcher(value).matches());
    }
}
