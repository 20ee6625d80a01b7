package io.openbroker.client.http;

import java.io.EOFException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.ProtocolException;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;

/**
 * HTTP connections to one broker. Redirects are not followed, since they would carry credentials to others. Safe for use by many
 * threads; connections are kept open for the next request, and need not be closed.
 */
public final class BrokerConnection implements BrokerTransport {

    static final String VERSION_HEADER = "X-Broker-API-Version";
    static final String IDENTITY_HEADER = "X-Broker-API-Request-Identity";

    private final BrokerConnectionSettings settings;
    private final String base;
    private final HttpClient http;

    private BrokerConnection(BrokerConnectionSettings settings) {
        this.settings = settings;
        this.base = settings.url().toString().replaceFirst("/+$", "");
        this.http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(settings.connectTimeout())
                .sslContext(settings.tls().context())
                .build();
    }

    /**
     * Prepares connections; the first request opens one.
     *
     * @throws IllegalArgumentException if a file of the TLS settings cannot be used
     */
    public static BrokerConnection with(BrokerConnectionSettings settings) {
        return new BrokerConnection(settings);
    }

    /** Returns the settings. */
    public BrokerConnectionSettings settings() {
        return settings;
    }

    @Override
    public Exchange send(BrokerHttpRequest request) {
        Instant started = settings.time().now();
        long begin = settings.time().nanos();
        BrokerHttpRequest sent = request.withDefaults(defaults());
        ExchangeOutcome outcome = outcome(sent);
        return new Exchange(
                sent, outcome, started, Duration.ofNanos(settings.time().nanos() - begin));
    }

    private List<Header> defaults() {
        List<Header> defaults = new ArrayList<>(settings.headers());
        defaults.add(new Header(VERSION_HEADER, settings.apiVersion()));
        defaults.add(new Header(IDENTITY_HEADER, UUID.randomUUID().toString()));
        defaults.add(new Header("Accept", "application/json"));
        settings.authentication().header().ifPresent(value -> defaults.add(new Header("Authorization", value)));
        return defaults;
    }

    private ExchangeOutcome outcome(BrokerHttpRequest request) {
        HttpRequest toSend;
        try {
            toSend = http(request);
        } catch (IllegalArgumentException e) {
            return new NoResponse(NoResponse.Reason.NOT_SENT, "The request cannot be sent: " + e.getMessage());
        }
        CompletableFuture<HttpResponse<BoundedBody.Bytes>> response =
                http.sendAsync(toSend, head -> new BoundedBody(settings.maxResponseBytes()));
        try {
            return new ExchangeOutcome.Responded(
                    response(response.get(settings.requestTimeout().toNanos(), TimeUnit.NANOSECONDS)));
        } catch (InterruptedException e) {
            response.cancel(true);
            Thread.currentThread().interrupt();
            return new NoResponse(NoResponse.Reason.CANCELLED, "Waiting for the response was cancelled.");
        } catch (TimeoutException e) {
            response.cancel(true);
            return timeout();
        } catch (ExecutionException e) {
            return failure(Optional.ofNullable(e.getCause()).orElse(e));
        }
    }

    private HttpRequest http(BrokerHttpRequest request) {
        HttpRequest.Builder builder = HttpRequest.newBuilder(URI.create(base + request.target()))
                .method(
                        request.method(),
                        request.body().map(BodyPublishers::ofByteArray).orElseGet(BodyPublishers::noBody));
        request.headers().forEach(header -> builder.header(header.name(), header.value()));
        return builder.build();
    }

    private static BrokerHttpResponse response(HttpResponse<BoundedBody.Bytes> response) {
        List<Header> headers = new ArrayList<>();
        response.headers()
                .map()
                .forEach((name, values) -> values.forEach(value -> headers.add(new Header(name, value))));
        return new BrokerHttpResponse(
                response.statusCode(),
                headers,
                response.body().content(),
                response.body().isTruncated());
    }

    private NoResponse failure(Throwable cause) {
        String peer = peer();
        if (cause instanceof HttpConnectTimeoutException) {
            boolean tls = settings.url().getScheme().equalsIgnoreCase("https");
            return new NoResponse(
                    NoResponse.Reason.REFUSED,
                    peer + " accepted no " + (tls ? "TLS connection" : "connection") + " within "
                            + seconds(settings.connectTimeout()) + (tls ? "; check that it expects TLS." : "."));
        }
        if (cause instanceof HttpTimeoutException) {
            return timeout();
        }
        if (hasCause(cause, UnresolvedAddressException.class) || hasCause(cause, UnknownHostException.class)) {
            return new NoResponse(
                    NoResponse.Reason.UNKNOWN_HOST,
                    "The host \"" + settings.url().getHost() + "\" is unknown; check the URL.");
        }
        if (hasCause(cause, SSLException.class)) {
            return new NoResponse(
                    NoResponse.Reason.TLS_FAILED, tls(peer, settings.url().toString(), cause));
        }
        if (cause instanceof ConnectException || cause instanceof NoRouteToHostException) {
            return new NoResponse(
                    NoResponse.Reason.REFUSED, peer + " refused the connection; check that it is running.");
        }
        if (cause instanceof ProtocolException || isGarbage(cause)) {
            return new NoResponse(
                    NoResponse.Reason.NOT_HTTP, peer + " sent something that is not HTTP: " + cause.getMessage());
        }
        return new NoResponse(
                NoResponse.Reason.CLOSED,
                peer + " closed the connection before the response was complete"
                        + Optional.ofNullable(cause.getMessage())
                                .map(text -> " (" + text + ").")
                                .orElse("."));
    }

    private static String tls(String peer, String url, Throwable cause) {
        String message = String.valueOf(cause.getMessage());
        if (message.contains("PKIX") || message.contains("unable to find valid certification path")) {
            return "The certificate of the broker at " + url
                    + " is not trusted; name the certificate of its authority.";
        }
        if (message.contains("No subject alternative") || message.contains("No name matching")) {
            return "The certificate of the broker at " + url + " is for another host: " + message + ".";
        }
        return hasCause(cause, SSLHandshakeException.class)
                ? peer + " ended the TLS handshake: " + message + "."
                : "TLS with " + peer + " failed: " + message + ".";
    }

    private NoResponse timeout() {
        return new NoResponse(
                NoResponse.Reason.TIMEOUT,
                peer() + " sent no complete response within " + seconds(settings.requestTimeout()) + ".");
    }

    private String peer() {
        return "The broker at " + settings.url();
    }

    private static String seconds(Duration duration) {
        double seconds = duration.toMillis() / 1000.0;
        return seconds == Math.rint(seconds) ? (long) seconds + " s" : String.format(Locale.ROOT, "%.3f s", seconds);
    }

    /** The JDK's client has no type for these. */
    private static boolean isGarbage(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            String message = String.valueOf(cause.getMessage()).toLowerCase(Locale.ROOT);
            if (message.contains("received no bytes")) {
                return false;
            }
            if (Stream.of("invalid status line", "invalid header", "chunk", "header parser", "parsing http")
                    .anyMatch(message::contains)) {
                return !hasCause(failure, EOFException.class);
            }
        }
        return false;
    }

    private static boolean hasCause(Throwable failure, Class<? extends Throwable> type) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (type.isInstance(cause)) {
                return true;
            }
        }
        return false;
    }
}
