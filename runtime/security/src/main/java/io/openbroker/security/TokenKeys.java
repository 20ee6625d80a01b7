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

/** Opens the key set of an issuer. */
final class TokenKeys {

    private static final int TIMEOUT_MILLIS = 3_000;
    private static final int MAX_BYTES = 256 * 1024;
    private static final long CACHED_MILLIS = TimeUnit.MINUTES.toMillis(5);
    private static final long REFRESH_WAIT_MILLIS = TimeUnit.SECONDS.toMillis(15);
    private static final long RATE_MILLIS = TimeUnit.SECONDS.toMillis(30);
    private static final long OUTAGE_MILLIS = TimeUnit.HOURS.toMillis(24);

    private TokenKeys() {}

    /**
     * Opens a key set: a file is read immediately, a URL when the first token arrives.
     *
     * @throws IllegalArgumentException if the file cannot be read, or the URL is not supported
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
                    "Cannot read the token keys from the file \"" + file
                            + "\"; use a file with a JSON Web Key Set, or an https URL",
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
            // Reported below, like other URLs that are not supported.
        }
        throw new IllegalArgumentException(
                "The URL of the token keys is not secure; use an https URL," + " or an http URL of localhost");
    }

    // Without DNS, whose answers are not trusted.
    private static boolean isLoopback(@org.jspecify.annotations.Nullable String host) {
        return host != null
                && (List.of("localhost", "[::1]").contains(host.toLowerCase(Locale.ROOT))
                        || host.matches("127(\\.\\d{1,3}){3}"));
    }
}
