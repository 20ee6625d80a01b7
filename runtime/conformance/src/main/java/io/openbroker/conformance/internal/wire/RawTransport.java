package io.openbroker.conformance.internal.wire;

import io.openbroker.client.http.BrokerConnectionSettings;
import io.openbroker.client.http.BrokerHttpRequest;
import io.openbroker.client.http.BrokerHttpResponse;
import io.openbroker.client.http.BrokerTransport;
import io.openbroker.client.http.Exchange;
import io.openbroker.client.http.ExchangeOutcome;
import io.openbroker.client.http.Header;
import io.openbroker.client.http.NoResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.ProtocolException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;

/**
 * Writes each request to a new connection as it is: method, target and headers unchecked, each character as one byte. Only
 * {@code Host}, and {@code Content-Length} of a body, are added where they are missing. After a request with
 * {@code Connection: close}, the sending side of the connection is closed, so that an incomplete request ends there; other
 * incomplete requests stall. Safe for use by many threads.
 */
public final class RawTransport implements BrokerTransport {

    private final BrokerConnectionSettings settings;
    private final String host;
    private final boolean secure;
    private final int port;
    private final String base;

    /**
     * Creates a transport.
     *
     * @param settings the URL, certificates, timeouts and time; credentials and headers are those of the requests
     */
    public RawTransport(BrokerConnectionSettings settings) {
        URI url = settings.url();
        this.settings = settings;
        this.host = url.getHost();
        this.secure = url.getScheme().equalsIgnoreCase("https");
        this.port = url.getPort() >= 0 ? url.getPort() : secure ? 443 : 80;
        this.base = Optional.ofNullable(url.getRawPath()).orElse("").replaceFirst("/+$", "");
    }

    @Override
    public Exchange send(BrokerHttpRequest request) {
        Instant started = settings.time().now();
        long begin = settings.time().nanos();
        BrokerHttpRequest complete = complete(request);
        ExchangeOutcome outcome = outcome(complete);
        return new Exchange(
                complete, outcome, started, Duration.ofNanos(settings.time().nanos() - begin));
    }

    private BrokerHttpRequest complete(BrokerHttpRequest request) {
        BrokerHttpRequest complete = request;
        if (request.header("Host").isEmpty()) {
            complete = complete.withAddedHeader("Host", host + ":" + port);
        }
        Optional<Integer> length = request.body().map(body -> body.length);
        if (length.isPresent()
                && request.header("Content-Length").isEmpty()
                && request.header("Transfer-Encoding").isEmpty()) {
            complete = complete.withAddedHeader("Content-Length", length.get().toString());
        }
        return complete;
    }

    private ExchangeOutcome outcome(BrokerHttpRequest request) {
        try (Socket socket = open()) {
            FutureTask<BrokerHttpResponse> exchange = new FutureTask<>(() -> exchange(socket, request));
            Thread thread = new Thread(exchange, "openbroker-conformance-raw");
            thread.setDaemon(true);
            thread.start();
            // Whatever ends the wait closes the socket, which ends the thread.
            return new ExchangeOutcome.Responded(
                    exchange.get(settings.requestTimeout().toNanos(), TimeUnit.NANOSECONDS));
        } catch (SSLException e) {
            return new NoResponse(NoResponse.Reason.TLS_FAILED, "TLS with " + peer() + " failed: " + e.getMessage());
        } catch (IOException e) {
            return new NoResponse(NoResponse.Reason.REFUSED, peer() + " cannot be connected to: " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new NoResponse(NoResponse.Reason.CANCELLED, "Waiting for the response was cancelled.");
        } catch (TimeoutException e) {
            return new NoResponse(
                    NoResponse.Reason.TIMEOUT,
                    peer() + " sent no complete response within "
                            + settings.requestTimeout().toMillis() + " ms, and did not close the connection.");
        } catch (ExecutionException e) {
            return e.getCause() instanceof ProtocolException malformed
                    ? new NoResponse(
                            NoResponse.Reason.NOT_HTTP,
                            peer() + " sent something that is not HTTP: " + malformed.getMessage())
                    : new NoResponse(
                            NoResponse.Reason.CLOSED,
                            peer() + " closed the connection before the response was complete.");
        }
    }

    private String peer() {
        return "The broker at " + settings.url();
    }

    private Socket open() throws IOException {
        Socket plain = new Socket();
        try {
            int patience = Math.toIntExact(settings.connectTimeout().toMillis());
            plain.connect(new InetSocketAddress(host, port), patience);
            if (!secure) {
                return plain;
            }
            plain.setSoTimeout(patience);
            SSLSocket socket =
                    (SSLSocket) settings.tls().context().getSocketFactory().createSocket(plain, host, port, true);
            SSLParameters parameters = socket.getSSLParameters();
            parameters.setEndpointIdentificationAlgorithm("HTTPS");
            socket.setSSLParameters(parameters);
            socket.startHandshake();
            socket.setSoTimeout(0);
            return socket;
        } catch (IOException e) {
            plain.close();
            throw e;
        }
    }

    private BrokerHttpResponse exchange(Socket socket, BrokerHttpRequest request) throws IOException {
        try {
            OutputStream out = socket.getOutputStream();
            out.write(head(request).getBytes(StandardCharsets.ISO_8859_1));
            out.write(request.body().orElseGet(() -> new byte[0]));
            out.flush();
            if (request.header("Connection").filter("close"::equals).isPresent()) {
                socket.shutdownOutput();
            }
        } catch (IOException e) {
            // A broker may respond, and close the connection, before it has read a whole request.
            return response(socket);
        }
        return response(socket);
    }

    private BrokerHttpResponse response(Socket socket) throws IOException {
        return new ResponseReader(socket.getInputStream(), settings.maxResponseBytes()).read();
    }

    private String head(BrokerHttpRequest request) {
        StringBuilder head = new StringBuilder(request.method())
                .append(' ')
                .append(base)
                .append(request.target())
                .append(" HTTP/1.1\r\n");
        for (Header header : request.headers()) {
            head.append(header.name()).append(": ").append(header.value()).append("\r\n");
        }
        return head.append("\r\n").toString();
    }
}
