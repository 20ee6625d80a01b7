package io.openbroker.client.http;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Where a broker is, and how requests are sent to it.
 *
 * @param url the URL below which the paths of the specification begin, with a prefix if the broker has one
 * @param apiVersion sent as {@code X-Broker-API-Version}
 * @param headers added to each request that does not have them
 * @param connectTimeout how long opening a connection may take
 * @param requestTimeout how long an exchange may take until the last byte of the response
 * @param maxResponseBytes how much of a response is read
 */
public record BrokerConnectionSettings(
        URI url,
        ClientAuthentication authentication,
        ClientTls tls,
        String apiVersion,
        List<Header> headers,
        Duration connectTimeout,
        Duration requestTimeout,
        int maxResponseBytes,
        ClientTime time) {

    /** The latest version of the specification. */
    public static final String API_VERSION = "2.17";

    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(10);
    private static final Duration REQUEST_TIMEOUT = Duration.ofSeconds(60);
    private static final int MAX_RESPONSE_BYTES = 16 << 20;

    /**
     * Checks the URL.
     *
     * @throws IllegalArgumentException if it is not an absolute URL for HTTP, or has credentials, a query or a fragment
     */
    public BrokerConnectionSettings {
        headers = List.copyOf(headers);
        String scheme = String.valueOf(url.getScheme()).toLowerCase(Locale.ROOT);
        if (!scheme.equals("http") && !scheme.equals("https")) {
            throw new IllegalArgumentException(
                    "The URL \"" + withoutUser(url)
                            + "\" does not begin with http:// or https://; name the URL of a broker, such as https://broker.example.com.");
        }
        if (url.getHost() == null) {
            throw new IllegalArgumentException("The URL \"" + withoutUser(url) + "\" has no host.");
        }
        if (url.getRawUserInfo() != null || url.getRawQuery() != null || url.getRawFragment() != null) {
            throw new IllegalArgumentException("The URL \"" + withoutUser(url)
                    + "\" has credentials, a query or a fragment; name the URL without them.");
        }
    }

    /** Creates settings without authentication, for a URL that may end with a slash. */
    public static BrokerConnectionSettings of(URI url) {
        return new BrokerConnectionSettings(
                url,
                ClientAuthentication.NONE,
                ClientTls.DEFAULT,
                API_VERSION,
                List.of(),
                CONNECT_TIMEOUT,
                REQUEST_TIMEOUT,
                MAX_RESPONSE_BYTES,
                ClientTime.SYSTEM);
    }

    private static String withoutUser(URI url) {
        return url.toString().replaceFirst("//[^/@]*@", "//");
    }

    /** Replaces the authentication. */
    public BrokerConnectionSettings withAuthentication(ClientAuthentication value) {
        return new BrokerConnectionSettings(
                url, value, tls, apiVersion, headers, connectTimeout, requestTimeout, maxResponseBytes, time);
    }

    /** Authenticates with a user and a password. */
    public BrokerConnectionSettings withBasic(String user, String password) {
        return withAuthentication(ClientAuthentication.basic(user, password));
    }

    /** Replaces the certificates. */
    public BrokerConnectionSettings withTls(ClientTls value) {
        return new BrokerConnectionSettings(
                url,
                authentication,
                value,
                apiVersion,
                headers,
                connectTimeout,
                requestTimeout,
                maxResponseBytes,
                time);
    }

    /** Replaces the version of the specification. */
    public BrokerConnectionSettings withApiVersion(String value) {
        return new BrokerConnectionSettings(
                url, authentication, tls, value, headers, connectTimeout, requestTimeout, maxResponseBytes, time);
    }

    /** Adds a header to each request. */
    public BrokerConnectionSettings withHeader(String name, String value) {
        return new BrokerConnectionSettings(
                url,
                authentication,
                tls,
                apiVersion,
                Stream.concat(headers.stream(), Stream.of(new Header(name, value)))
                        .toList(),
                connectTimeout,
                requestTimeout,
                maxResponseBytes,
                time);
    }

    /** Replaces the timeouts. */
    public BrokerConnectionSettings withTimeouts(Duration connect, Duration request) {
        return new BrokerConnectionSettings(
                url, authentication, tls, apiVersion, headers, connect, request, maxResponseBytes, time);
    }

    /** Replaces the number of bytes that are read of a response. */
    public BrokerConnectionSettings withMaxResponseBytes(int value) {
        return new BrokerConnectionSettings(
                url, authentication, tls, apiVersion, headers, connectTimeout, requestTimeout, value, time);
    }

    /** Replaces the time by which exchanges are dated. */
    public BrokerConnectionSettings withTime(ClientTime value) {
        return new BrokerConnectionSettings(
                url, authentication, tls, apiVersion, headers, connectTimeout, requestTimeout, maxResponseBytes, value);
    }
}
