package io.openbroker.runtime.internal.settings;

import java.util.regex.Pattern;

/**
 * Recognizes the variables that Kubernetes sets in every pod for the services of its namespace. Those of a service named {@code
 * openbroker} would otherwise look like misspelled settings.
 */
public final class KubernetesServiceLinks {

    private static final Pattern NAME = Pattern.compile(
            "OPENBROKER_(\\w+_)?(SERVICE_HOST|SERVICE_PORT(_\\w+)?|PORT_\\d+_(TCP|UDP|SCTP)(_(PROTO|PORT|ADDR))?)");
    private static final Pattern PORT = Pattern.compile("OPENBROKER_(\\w+_)?PORT");
    private static final Pattern URL = Pattern.compile("(tcp|udp|sctp)://.*");

    private KubernetesServiceLinks() {}

    /** Whether a variable is one of a service. */
    public static boolean isOne(String name, String value) {
        return NAME.matcher(name).matches()
                || (PORT.matcher(name).matches() && URL.matcher(value).matches());
    }
}
