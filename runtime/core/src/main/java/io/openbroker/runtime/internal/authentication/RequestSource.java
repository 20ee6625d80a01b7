package io.openbroker.runtime.internal.authentication;

import io.openbroker.runtime.server.RequestHead;
import java.util.List;
import java.util.Locale;

/** The page from which a browser has sent a request. */
final class RequestSource {

    static final String ORIGIN = "Origin";

    // Scripts can set neither.
    private static final String SITE = "Sec-Fetch-Site";
    private static final String SAME = "same-origin";

    private RequestSource() {}

    /** Whether the browser says that the page is from elsewhere. */
    static boolean foreign(RequestHead head) {
        List<String> site = head.headers().values(SITE);
        if (!site.isEmpty()) {
            // Preferred, since a proxy may change the Host with which the origin is compared otherwise.
            return !site.stream().allMatch(SAME::equals);
        }
        List<String> host = head.headers().values("Host");
        return head.headers().values(ORIGIN).stream()
                .anyMatch(origin -> host.size() != 1 || !authority(origin).equals(lowerCase(host.get(0))));
    }

    // Browsers leave the standard port out of both.
    private static String authority(String origin) {
        return lowerCase(origin.substring(origin.indexOf("//") + 2));
    }

    private static String lowerCase(String text) {
        return text.toLowerCase(Locale.ROOT);
    }
}
