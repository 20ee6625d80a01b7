package io.openbroker.conformance.defect;

import static io.openbroker.conformance.defect.Hostile.header;
import static io.openbroker.conformance.defect.Hostile.method;

import io.openbroker.client.http.BrokerHttpRequest;
import io.openbroker.client.http.BrokerTransport;
import io.openbroker.client.http.Exchange;
import io.openbroker.client.http.NoResponse;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Brokers behind servers that read malformed HTTP. */
final class HostileFramingDefects {

    private static final String LENGTH = "Content-Length";
    private static final String ENCODING = "Transfer-Encoding";
    private static final Predicate<BrokerHttpRequest> CLOSING = header("Connection", "close");
    private static final Pattern SMUGGLED = Pattern.compile("(?s).*DELETE ([^ ]+) HTTP/1\\.1.*");

    private HostileFramingDefects() {}

    static List<Defect> all() {
        return List.of(
                Hostile.accepting("a body that is longer than its length", header(LENGTH, "10")),
                Hostile.accepting("a body that is shorter than its length", header(LENGTH, "2147483648")),
                Hostile.accepting("a length in hexadecimal", header(LENGTH, "0x10")),
                Hostile.accepting(
                        "a malformed chunk", header(ENCODING, "chunked").and(Hostile.bodyLike("zz.*"))),
                Hostile.accepting(
                        "a body without its last chunk",
                        header(ENCODING, "chunked").and(CLOSING)),
                Hostile.failing("an unknown transfer encoding", header(ENCODING, "gzip, chunked")),
                Hostile.accepting("a request without a method", method("")),
                Hostile.failing("a header with a space in its name", header("X Hostile", "a")),
                Hostile.failing(
                        "a request with many headers",
                        request -> request.headers().size() > 500),
                Hostile.defect(
                        "a long header stalls",
                        "The server waits for more.",
                        () -> Hostile.silent(
                                request -> request.header("Accept")
                                        .filter(value -> value.length() > 1_000)
                                        .isPresent(),
                                NoResponse.Reason.TIMEOUT)),
                Hostile.defect(
                        "requests are smuggled",
                        "Of length and chunks, the servers in a row use another one.",
                        () -> HostileFramingDefects::smuggling),
                Hostile.defect(
                        "an incomplete request is carried out",
                        "The end of the connection is the end of the body.",
                        () -> HostileFramingDefects::completing));
    }

    private static Exchange smuggling(BrokerHttpRequest request, BrokerTransport broker) {
        Exchange exchange = broker.send(request);
        Matcher smuggled = SMUGGLED.matcher(request.text());
        if (smuggled.matches()) {
            broker.send(new BrokerHttpRequest(
                    "DELETE",
                    smuggled.group(1),
                    request.withoutHeader(LENGTH).withoutHeader(ENCODING).headers(),
                    Optional.empty(),
                    true));
        }
        return exchange;
    }

    private static Exchange completing(BrokerHttpRequest request, BrokerTransport broker) {
        Exchange exchange = broker.send(request);
        if (CLOSING.and(header(LENGTH, "100000")).test(request)) {
            broker.send(request.withoutHeader(LENGTH).withoutHeader("Connection"));
        }
        return exchange;
    }
}
