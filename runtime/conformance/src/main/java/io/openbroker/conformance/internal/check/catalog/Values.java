package io.openbroker.conformance.internal.check.catalog;

import io.openbroker.catalog.ValueRules;
import io.openbroker.conformance.internal.exchange.JsonView;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** What is wrong with values of the catalog, as sentences. */
final class Values {

    private static final Pattern GUID = Pattern.compile("(?i)[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
    private static final Pattern UNRESERVED = Pattern.compile("[A-Za-z0-9._~-]*");
    private static final Pattern CLI_FRIENDLY = Pattern.compile("[A-Za-z0-9.-]+");

    private Values() {}

    /** The value is not a GUID. */
    public static Optional<String> notGuid(JsonView value) {
        return GUID.matcher(value.text()).matches()
                ? Optional.empty()
                : Optional.of(value.pointer() + " is " + value.shown() + ", which is not a GUID.");
    }

    /** The value has characters that URLs reserve. */
    public static Optional<String> reserved(JsonView value) {
        return UNRESERVED.matcher(value.text()).matches()
                ? Optional.empty()
                : Optional.of(value.pointer() + " is " + value.shown()
                        + ". Recommended: letters, digits, hyphens, periods, underscores and tildes.");
    }

    /** The value is hard to type in a command line. */
    public static Optional<String> notCliFriendly(JsonView value) {
        return CLI_FRIENDLY.matcher(value.text()).matches()
                ? Optional.empty()
                : Optional.of(value.pointer() + " is " + value.shown()
                        + ". Recommended: letters, digits, periods and hyphens.");
    }

    /** The value is not a semantic version. */
    public static Optional<String> notSemantic(JsonView value) {
        return ValueRules.version(value.text()).isEmpty()
                ? Optional.empty()
                : Optional.of(value.pointer() + " is " + value.shown() + ", which is not a semantic version 2.0.");
    }

    /** The value is not the URL of a web page. */
    public static Optional<String> notWebUrl(JsonView value) {
        return hasScheme(value.text(), List.of("http", "https"))
                ? Optional.empty()
                : Optional.of(value.pointer() + " is " + value.shown() + ". Expected: an http or https URL.");
    }

    /** The value is not the URL of an image. */
    public static Optional<String> notImageUrl(JsonView value) {
        if (value.text().regionMatches(true, 0, "data:", 0, "data:".length())) {
            return value.text().contains(",")
                    ? Optional.empty()
                    : Optional.of(value.pointer() + " is " + value.shown() + ", which is a data URL without data.");
        }
        return notWebUrl(value);
    }

    /** The value is not an absolute URI. */
    public static Optional<String> notUri(JsonView value) {
        try {
            if (new URI(value.text()).isAbsolute()) {
                return Optional.empty();
            }
        } catch (URISyntaxException e) {
            // Has the same finding as a relative one.
        }
        return Optional.of(value.pointer() + " is " + value.shown() + ". Expected: an absolute URI.");
    }

    private static boolean hasScheme(String url, List<String> schemes) {
        try {
            URI uri = new URI(url);
            return uri.getScheme() != null
                    && schemes.contains(uri.getScheme().toLowerCase(Locale.ROOT))
                    && uri.getRawAuthority() != null;
        } catch (URISyntaxException e) {
            return false;
        }
    }
}
