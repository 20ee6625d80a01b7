package io.openbroker.runtime.internal.console;

import java.util.Map;
import java.util.regex.Pattern;

/** What holds for every page, whichever server serves it. */
public final class PageRules {

    /** Pages load nothing from elsewhere, run no script but their own files, and are not shown within other pages. */
    public static final Map<String, String> SECURITY = Map.of(
            "Content-Security-Policy",
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self';"
                    + " font-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
            "X-Content-Type-Options",
            "nosniff",
            "Referrer-Policy",
            "no-referrer");

    // No segment is "..", so that no provider is led out of its folder.
    private static final Pattern FOLDERS =
            Pattern.compile("([A-Za-z0-9][A-Za-z0-9._-]*/)*([A-Za-z0-9][A-Za-z0-9._-]*)?");
    private static final int MAX_PATH = 200;

    private PageRules() {}

    /** Whether a path may be that of a page, or of a folder if it is empty or ends with a slash. */
    public static boolean allow(String path) {
        return path.length() <= MAX_PATH && FOLDERS.matcher(path).matches();
    }
}
