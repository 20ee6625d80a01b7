package io.openbroker.console.marketplace;

import io.openbroker.client.http.BrokerConnectionSettings;
import io.openbroker.client.http.BrokerHttpRequest;
import io.openbroker.client.http.BrokerTransport;
import io.openbroker.client.http.Exchange;
import io.openbroker.client.http.Header;
import io.openbroker.client.http.NoResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.UUID;
import javax.net.ssl.SSLSocket;

/** Sends each request on a connection of its own, on which something goes wrong. Safe for use by many threads. */
final class FaultyTransport implements BrokerTransport {

    private final BrokerConnectionSettings settings;
    private final Fault fault;

    FaultyTransport(BrokerConnectionSettings settings, Fault fault) {
        this.settings = settings;
        this.fault = fault;
    }

    @Override
    public Exchange send(BrokerHttpRequest request) {
        BrokerHttpRequest sent = withDefaults(request);
        Instant started = settings.time().now();
        long begin = settings.time().nanos();
        NoResponse outcome = outcome(sent);
        return new Exchange(
                sent, outcome, started, Duration.ofNanos(settings.time().nanos() - begin));
    }

    private BrokerHttpRequest withDefaults(BrokerHttpRequest request) {
        if (request.isExact()) {
            return request;
        }
        BrokerHttpRequest sent = request.withHeader("X-Broker-API-Version", settings.apiVersion())
                .withHeader("X-Broker-API-Request-Identity", UUID.randomUUID().toString())
                .withHeader("Accept", "application/json");
        return settings.authentication()
                .header()
                .map(value -> sent.withHeader("Authorization", value))
                .orElse(sent);
    }

    private NoResponse outcome(BrokerHttpRequest request) {
        byte[] bytes = bytes(request);
        try (Socket socket = open()) {
            OutputStream out = socket.getOutputStream();
            return switch (fault) {
                case HANG_UP -> hangUp(request, bytes, out);
                case LOSE_RESPONSE -> loseResponse(bytes, socket, out);
            };
        } catch (IOException e) {
            return new NoResponse(
                    NoResponse.Reason.REFUSED,
                    "The broker at " + settings.url() + " cannot be reached: " + e.getMessage());
        }
    }

    private static NoResponse hangUp(BrokerHttpRequest request, byte[] bytes, OutputStream out) throws IOException {
        int body = request.body().map(content -> content.length).orElse(0);
        int sent = bytes.length - Math.max(1, body / 2);
        out.write(bytes, 0, sent);
        out.flush();
        return closed("The marketplace hung up on purpose after " + sent + " of " + bytes.length
                + " bytes of the request. A broker must not act on a part of a request.");
    }

    private static NoResponse loseResponse(byte[] bytes, Socket socket, OutputStream out) throws IOException {
        out.write(bytes);
        out.flush();
        // The broker has done its part once the response begins.
        boolean responded = socket.getInputStream().read() >= 0;
        return closed(
                responded
                        ? "The broker responded, but the marketplace lost the response on purpose. A platform does not"
                                + " know now whether the request was carried out."
                        : "The broker closed the connection without a response.");
    }

    private static NoResponse closed(String description) {
        return new NoResponse(NoResponse.Reason.CLOSED, description);
    }

    private Socket open() throws IOException {
        URI url = settings.url();
        boolean secure = url.getScheme().equals("https");
        int port = url.getPort() >= 0 ? url.getPort() : secure ? 443 : 80;
        Socket plain = new Socket();
        try {
            plain.connect(
                    new InetSocketAddress(url.getHost().replaceAll("[\\[\\]]", ""), port),
                    Math.toIntExact(settings.connectTimeout().toMillis()));
            plain.setSoTimeout(Math.toIntExact(settings.requestTimeout().toMillis()));
            if (!secure) {
                return plain;
            }
            SSLSocket socket = (SSLSocket)
                    settings.tls().context().getSocketFactory().createSocket(plain, url.getHost(), port, true);
            socket.startHandshake();
            return socket;
        } catch (IOException e) {
            plain.close();
            throw e;
        }
    }

    private byte[] bytes(BrokerHttpRequest request) {
        URI url = settings.url();
        StringBuilder head = new StringBuilder(request.method())
                .append(' ')
                .append(url.getRawPath())
                .append(request.target())
                .append(" HTTP/1.1\r\nHost: ")
                .append(url.getRawAuthority())
                .append("\r\nConnection: close\r\n");
        for (Header header : request.headers()) {
            head.append(header.name()).append(": ").append(header.value()).append("\r\n");
        }
        byte[] body = request.body().orElseGet(() -> new byte[0]);
        if (request.body().isPresent()) {
            head.append("Content-Length: ").append(body.length).append("\r\n");
        }
        byte[] start = head.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1);
        byte[] all = Arrays.copyOf(start, start.length + body.length);
        System.arraycopy(body, 0, all, start.length, body.length);
        return all;
    }
}
