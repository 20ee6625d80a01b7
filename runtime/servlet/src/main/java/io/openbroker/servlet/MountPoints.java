package io.openbroker.servlet;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Where the servlet is mounted: the prefixes of paths that are not part of the broker's paths. Immutable, so safe for use by many
 * threads.
 *
 * <p>The paths of requests are compared as they were sent, since those that the container offers are decoded and normalized, and an id
 * may contain any character.
 */
final class MountPoints {

    /** Those of a servlet whose mappings are not known before a request comes. */
    static final MountPoints NONE = new MountPoints(Map.of());

    private static final String ALL_BELOW = "/*";
    private static final String ROUTES = "/v2/*";

    /** A last segment that belongs to the paths of the broker, of the admin port, or of health checks. */
    private static final Pattern OWN_SEGMENT = Pattern.compile("/(v2|health|operator)$");

    private final Map<String, String> prefixes;

    private MountPoints(Map<String, String> prefixes) {
        this.prefixes = prefixes;
    }

    /**
     * Those of a servlet.
     *
     * @throws ServletException if there is no prefix below which all paths lead to the servlet
     */
    static MountPoints of(String servlet, Collection<String> patterns) throws ServletException {
        Map<String, String> prefixes = new HashMap<>();
        for (String pattern : patterns) {
            prefixes.put(
                    pattern,
                    prefix(pattern)
                            .orElseThrow(() -> new ServletException("The servlet \"" + servlet + "\" is mapped to \""
                                    + pattern
                                    + "\", which does not cover the paths of a broker. Map it to /* or to a path"
                                    + " that ends with /*, such as /broker/*.")));
        }
        List<String> ofRoutes = prefixes.entrySet().stream()
                .filter(entry -> entry.getKey().endsWith(ROUTES))
                .map(Map.Entry::getValue)
                .toList();
        prefixes.replaceAll((pattern, prefix) -> pattern.endsWith(ROUTES) ? outermost(prefix, ofRoutes) : prefix);
        return new MountPoints(Map.copyOf(prefixes));
    }

    /**
     * Of a servlet that is mapped to {@code /v2/*} and to {@code /cf/v2/*}, the second mapping is for a platform with the prefix {@code
     * /cf}, which the broker has to see.
     */
    private static String outermost(String prefix, List<String> mounted) {
        return mounted.stream()
                .filter(other -> prefix.startsWith(other + "/"))
                .min(Comparator.comparing(String::length))
                .orElse(prefix);
    }

    private static Optional<String> prefix(String pattern) {
        if (pattern.equals("/")) {
            return Optional.of("");
        }
        if (!pattern.startsWith("/") || !pattern.endsWith(ALL_BELOW)) {
            return Optional.empty();
        }
        String mounted = pattern.substring(0, pattern.length() - ALL_BELOW.length());
        return Optional.of(OWN_SEGMENT.matcher(mounted).replaceFirst(""));
    }

    /** The path of a request below the mount point, neither decoded nor normalized. */
    String pathBelow(HttpServletRequest request) {
        String pattern = request.getHttpServletMapping().getPattern();
        String known = prefixes.get(pattern);
        String prefix = known == null ? prefix(pattern).orElse("") : known;
        return without(prefix, without(request.getContextPath(), request.getRequestURI()));
    }

    /** A path without a prefix, which may be encoded in it; the whole path, which is not one of the broker's, if it has another one. */
    static String without(String prefix, String rawPath) {
        if (prefix.isEmpty()) {
            return rawPath;
        }
        int end = endOfPrefix(prefix, rawPath);
        return end >= 0 && decoded(rawPath.substring(0, end)).equals(decoded(prefix))
                ? rawPath.substring(end)
                : rawPath;
    }

    /** The end of as many segments as the prefix has; -1 if there are fewer. */
    private static int endOfPrefix(String prefix, String rawPath) {
        int slashes = (int) prefix.chars().filter(c -> c == '/').count();
        int at = -1;
        for (int i = 0; i < slashes; i++) {
            at = rawPath.indexOf('/', at + 1);
            if (at < 0) {
                return -1;
            }
        }
        int end = rawPath.indexOf('/', at + 1);
        return end < 0 ? rawPath.length() : end;
    }

    private static String decoded(String path) {
        if (path.indexOf('%') < 0) {
            return path;
        }
        try {
            return URLDecoder.decode(path.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException malformed) {
            return path;
        }
    }
}
