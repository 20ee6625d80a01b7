package io.openbroker.conformance.internal.wire;

import io.openbroker.client.http.BrokerHttpResponse;
import io.openbroker.client.http.Header;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.ProtocolException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads one response of HTTP/1.1 from a connection, within limits. For one use by one thread. */
final class ResponseReader {

    private static final int HEAD_BYTES = 256 << 10;
    private static final Pattern STATUS = Pattern.compile("HTTP/1\\.[01] ([1-9][0-9]{2})(?: .*)?");
    private static final Pattern SIZE = Pattern.compile("([0-9A-Fa-f]{1,7})[ \\t]*(?:;.*)?");

    private final InputStream in;
    private final int most;
    private int headLeft = HEAD_BYTES;

    /**
     * Creates a reader.
     *
     * @param most so many bytes of the body are read
     */
    ResponseReader(InputStream in, int most) {
        this.in = new BufferedInputStream(in);
        this.most = most;
    }

    /**
     * Reads the response, without those before it that are provisional (1xx).
     *
     * @throws ProtocolException if it is not HTTP
     * @throws IOException if the connection ends before the response
     */
    BrokerHttpResponse read() throws IOException {
        while (true) {
            Matcher status = STATUS.matcher(line());
            if (!status.matches()) {
                throw new ProtocolException("the response has no status line of HTTP/1.1");
            }
            int code = Integer.parseInt(status.group(1));
            List<Header> headers = headers();
            if (code >= 200) {
                return response(code, headers);
            }
        }
    }

    private List<Header> headers() throws IOException {
        List<Header> headers = new ArrayList<>();
        for (String line = line(); !line.isEmpty(); line = line()) {
            int colon = line.indexOf(':');
            if (colon < 1) {
                throw new ProtocolException("a header has no name");
            }
            headers.add(new Header(
                    line.substring(0, colon), line.substring(colon + 1).strip()));
        }
        return headers;
    }

    private BrokerHttpResponse response(int status, List<Header> headers) throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        boolean complete = true;
        if (status != 204 && status != 304) {
            complete = first(headers, "Transfer-Encoding").isPresent()
                    ? readChunks(body)
                    : readBytes(body, length(headers));
        }
        return new BrokerHttpResponse(status, headers, body.toByteArray(), !complete);
    }

    /** Returns the length that a header names; without one, the body ends with the connection. */
    private static Optional<Long> length(List<Header> headers) throws IOException {
        Optional<String> length = first(headers, "Content-Length");
        if (length.isPresent() && !length.get().matches("[0-9]{1,15}")) {
            throw new ProtocolException("the Content-Length is \"" + length.get() + "\"");
        }
        return length.map(Long::valueOf);
    }

    private static Optional<String> first(List<Header> headers, String name) {
        return headers.stream()
                .filter(header -> header.isNamed(name))
                .findFirst()
                .map(Header::value);
    }

    /** Returns whether the chunks were read to their end. */
    private boolean readChunks(ByteArrayOutputStream body) throws IOException {
        while (true) {
            Matcher size = SIZE.matcher(line());
            if (!size.matches()) {
                throw new ProtocolException("a chunk has no size");
            }
            long length = Long.parseLong(size.group(1), 16);
            if (length == 0) {
                return true;
            }
            if (!readBytes(body, Optional.of(length))) {
                return false;
            }
            headLeft = HEAD_BYTES;
            if (!line().isEmpty()) {
                throw new ProtocolException("a chunk is longer than its size");
            }
        }
    }

    /** Returns whether the bytes were read to their end. */
    private boolean readBytes(ByteArrayOutputStream body, Optional<Long> length) throws IOException {
        long wanted = length.orElse(Long.MAX_VALUE);
        byte[] bytes = in.readNBytes((int) Math.min(wanted, most - body.size()));
        body.writeBytes(bytes);
        if (length.isPresent() && bytes.length < wanted && body.size() < most) {
            throw new EOFException();
        }
        return length.isPresent() ? bytes.length == wanted : in.read() < 0;
    }

    private String line() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int octet = in.read(); octet != '\n'; octet = in.read()) {
            if (octet < 0) {
                throw new EOFException();
            }
            if (headLeft-- == 0) {
                throw new ProtocolException("the head has more than " + HEAD_BYTES + " bytes");
            }
            line.write(octet);
        }
        String text = line.toString(StandardCharsets.ISO_8859_1);
        return text.endsWith("\r") ? text.substring(0, text.length() - 1) : text;
    }
}
