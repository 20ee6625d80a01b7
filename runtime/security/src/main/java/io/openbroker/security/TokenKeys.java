package io.openbroker.security;

import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.DefaultResourceRetriever;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.ParseException;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/** Opens the place of an issuer's keys. */
final class TokenKeys {

    private static final int TIMEOUT_MILLIS = 3_000;
    private static final int MAX_BYTES = 256 * 1024;
    private static final long CACHED_MILLIS = TimeUnit.MINUTES.toMillis(5);
    private static final long REFRESH_WAIT_MILLIS = TimeUnit.SECONDS.toMillis(15);
    private static final long RATE_MILLIS = TimeUnit.SECONDS.toMillis(30);
    private static final long OUTAGE_MILLIS = TimeUnit.HOURS.toMillis(24);

    private TokenKeys() {}

    /**
     * Opens keys: a file is read now, a URL when the first token comes.
     *
     * @throws IllegalArgumentException if the place cannot be used
     */
    static JWKSource<SecurityContext> open(String place) {
        return place.matches("(?i)[a-z][a-z0-9+.-]+://.*") ? remote(url(place)) : local(place);
    }

    private static JWKSource<SecurityContext> remote(URL url) {
        return JWKSourceBuilder.<SecurityContext>create(
                        url, new DefaultResourceRetriever(TIMEOUT_MILLIS, TIMEOUT_MILLIS, MAX_BYTES))
                .cache(CACHED_MILLIS, REFRESH_WAIT_MILLIS)
                .rateLimited(RATE_MILLIS)
                .retrying(true)
                .outageTolerant(OUTAGE_MILLIS)
                .build();
    }

    private static JWKSource<SecurityContext> local(String file) {
        try {
            return new ImmutableJWKSet<>(JWKSet.parse(Files.readString(Path.of(file))));
        } catch (IOException | ParseException e) {
            throw new IllegalArgumentException(
                    "The keys of tokens cannot be read from the file \"" + file
                            + "\"; give the name of a file with a JSON" + " Web Key Set, or an https URL",
                    e);
        }
    }

    private static URL url(String text) {
        try {
            URI uri = new URI(text);
            boolean encrypted = "https".equalsIgnoreCase(uri.getScheme());
            boolean here = "http".equalsIgnoreCase(uri.getScheme()) && isLoopback(uri.getHost());
            if (uri.getHost() != null && (encrypted || here)) {
                return uri.toURL();
            }
        } catch (URISyntaxException | MalformedURLException e) {
            // Told below, as for a URL of another kind.
        }
        throw new IllegalArgumentException(
                "The URL of the keys of tokens is none that can be trusted; give an https URL,"
                        + " or an http URL of localhost");
    }

    // Without asking the DNS, which may say what it likes.
    private static boolean isLoopback(@org.jspecify.annotations.Nullable String host) {
        return host != null
                && (List.of("localhost", "[::1]").contains(host.toLowerCase(Locale.ROOT))
                        || host.matches("127(\\.\\d{1,3}){3}"));
    }
}
