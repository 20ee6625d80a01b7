package io.openbroker.conformance.internal.check.hostile;

import io.openbroker.client.http.BrokerHttpRequest;
import io.openbroker.conformance.Level;
import io.openbroker.conformance.internal.check.Probe;
import io.openbroker.conformance.internal.check.SpecSection;
import io.openbroker.conformance.internal.lifecycle.Instances;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Stream;

/** Requests that are malformed for HTTP: their lengths, chunks, request lines and headers. */
final class HostileFraming {

    private static final int LONG = 100_000;
    private static final int MANY = 1_000;
    private static final String LENGTH = "Content-Length";
    private static final String ENCODING = "Transfer-Encoding";

    private HostileFraming() {}

    static List<HostileKind> kinds() {
        return List.of(
                body(
                        "content-length-short",
                        "A provision request whose Content-Length is less than its body is not carried out.",
                        "Reject what ends too early, and close the connection.",
                        instances -> Stream.of(
                                of(instances, "whose Content-Length is 10", LENGTH, "10"),
                                of(instances, "whose Content-Length is 0", LENGTH, "0"))),
                body(
                        "content-length-long",
                        "A provision request that ends before its Content-Length is not carried out.",
                        "Carry requests out only after their body has arrived.",
                        instances -> Stream.of("100000", "2147483648")
                                .map(length -> HostileRequest.raw(
                                        "A provision request whose Content-Length is " + length
                                                + ", and which ends before,",
                                        request(instances)
                                                .withHeader(LENGTH, length)
                                                .withHeader("Connection", "close")))),
                body(
                        "content-length-malformed",
                        "A provision request with a malformed Content-Length, or two of them, is not carried out.",
                        "Use a server that rejects a malformed Content-Length with 400.",
                        instances -> Stream.concat(
                                Stream.of("-1", "abc", "0x10", "1e3", "99999999999999999999", "10, 11")
                                        .map(length ->
                                                of(instances, "whose Content-Length is " + length, LENGTH, length)),
                                Stream.of(HostileRequest.raw(
                                        "A provision request with two different Content-Lengths",
                                        request(instances)
                                                .withHeader(LENGTH, "10")
                                                .withAddedHeader(LENGTH, "11"))))),
                body(
                        "chunks-malformed",
                        "A provision request with malformed chunks is not carried out.",
                        "Use a server that rejects malformed chunks with 400.",
                        instances -> Stream.of(
                                        "zz\r\n{}\r\n0\r\n\r\n",
                                        "-1\r\n{}\r\n0\r\n\r\n",
                                        "FFFFFFFFFFFFFFFFF\r\n{}\r\n0\r\n\r\n",
                                        "1\r\n{}\r\n0\r\n\r\n",
                                        "2{}0\r\n\r\n",
                                        "0x2\r\n{}\r\n0\r\n\r\n")
                                .map(chunks -> chunked(instances, chunks))),
                body(
                        "chunks-unfinished",
                        "A provision request that ends before its last chunk is not carried out.",
                        "Carry requests out only after their body has arrived.",
                        instances -> Stream.of("", "0\r\n").map(end -> {
                            HostileRequest request = chunked(
                                    instances,
                                    chunk(HostileBodies.body(instances).toString()) + end);
                            return HostileRequest.raw(
                                    "A provision request without its last chunk"
                                            + (end.isEmpty() ? "" : ", but with its size"),
                                    request.request().withHeader("Connection", "close"));
                        })),
                kind(
                        "transfer-encodings",
                        "An unknown Transfer-Encoding gets no 5xx but 501.",
                        "Use a server that rejects a Transfer-Encoding that it does not know with 501 or 400.",
                        Expectation.NO_SERVER_ERROR_OR_CLOSE,
                        (probe, instances) -> Stream.of(
                                        "gzip, chunked", "identity", "xchunked", "chunked, chunked", "chunked;q=0.5")
                                .map(encoding -> HostileRequest.raw(
                                        "A provision request with Transfer-Encoding " + encoding,
                                        chunkedBody(
                                                request(instances).withHeader(ENCODING, encoding),
                                                "2\r\n{}\r\n0\r\n\r\n")))),
                kind(
                        "request-line",
                        "A malformed request line gets a 4xx, 501 or 505, or closes the connection.",
                        "Use a server that rejects malformed request lines with 400.",
                        Expectation.REJECTION_OR_CLOSE,
                        (probe, instances) -> Stream.of(
                                raw("whose method is empty", "", "/v2/catalog"),
                                raw("whose method is \"GET\\0\"", "GET\u0000", "/v2/catalog"),
                                raw("whose method has 100,000 characters", "A".repeat(LONG), "/v2/catalog"),
                                raw("without a version", "GET", "/v2/catalog\r\nX-Rest:"),
                                raw("that begins as TLS does", "\u0016\u0003\u0001\u0002\u0000", "\u0001\u0000\u0001"),
                                raw("with a raw 01 in its path", "GET", "/v2/\u0001catalog"))),
                kind(
                        "header-lines",
                        "Malformed and repeated header lines get no 5xx but 501, or close the connection.",
                        "Use a server that rejects malformed headers with 400.",
                        Expectation.NO_SERVER_ERROR_OR_CLOSE,
                        (probe, instances) -> Stream.of(
                                line("with an empty name", "", "a"),
                                line("with a space in its name", "X Hostile", "a"),
                                line("with a NUL in its name", "X-\u0000", "a"),
                                line("with a NUL in its value", "X-Hostile", "a\u0000b"),
                                line("that is folded", "X-Hostile", "a\r\n b"),
                                line("with bytes that are not UTF-8", "X-Hostile", "\u00ff\u00fe"),
                                line("with two values of Host", "Host", "a.invalid\r\nHost: b.invalid"),
                                line("that expects what does not exist", "Expect", "200-maybe"))),
                kind(
                        "many-headers",
                        "A request with 1,000 headers gets no 5xx, or closes the connection.",
                        "Limit the number of headers, and respond with 431 to more.",
                        Expectation.NO_SERVER_ERROR_OR_CLOSE,
                        (probe, instances) -> {
                            BrokerHttpRequest request = catalog();
                            for (int i = 0; i < MANY; i++) {
                                request = request.withAddedHeader("X-Hostile-" + i, "a");
                            }
                            return Stream.of(HostileRequest.raw("A request with 1,000 headers", request));
                        }),
                kind(
                        "long-header",
                        "A request with a header of 100,000 characters gets no 5xx, or closes the connection.",
                        "Limit the size of headers, and respond with 431 to longer ones.",
                        Expectation.NO_SERVER_ERROR_OR_CLOSE,
                        (probe, instances) -> Stream.of("X-Hostile", "X-Broker-API-Request-Identity", "Accept")
                                .map(name -> HostileRequest.raw(
                                        "A request with " + name + " of 100,000 characters",
                                        catalog().withHeader(name, "a".repeat(LONG))))));
    }

    private static HostileKind body(
            String rule, String requirement, String remedy, Function<Instances, Stream<HostileRequest>> requests) {
        return kind(
                rule,
                requirement,
                remedy,
                Expectation.REJECTION_OR_CLOSE,
                (probe, instances) -> requests.apply(instances));
    }

    private static HostileKind kind(
            String rule,
            String requirement,
            String remedy,
            Expectation expectation,
            BiFunction<Probe, Instances, Stream<HostileRequest>> requests) {
        return new HostileKind(
                "framing." + rule, Level.SHOULD, SpecSection.ERRORS, requirement, remedy, expectation, requests);
    }

    private static BrokerHttpRequest catalog() {
        return BrokerHttpRequest.of("GET", "/v2/catalog");
    }

    private static BrokerHttpRequest request(Instances instances) {
        return HostileBodies.provision(instances).http();
    }

    private static HostileRequest of(Instances instances, String how, String header, String value) {
        return HostileRequest.raw(
                "A provision request " + how, request(instances).withHeader(header, value));
    }

    private static HostileRequest chunked(Instances instances, String chunks) {
        return HostileRequest.raw(
                "A provision request with the chunks \""
                        + chunks.replace("\r", "\\r").replace("\n", "\\n") + "\"",
                chunkedBody(request(instances).withHeader(ENCODING, "chunked"), chunks));
    }

    private static BrokerHttpRequest chunkedBody(BrokerHttpRequest request, String chunks) {
        return request.withBody(chunks.getBytes(StandardCharsets.UTF_8));
    }

    private static String chunk(String text) {
        return Integer.toHexString(text.getBytes(StandardCharsets.UTF_8).length) + "\r\n" + text + "\r\n";
    }

    private static HostileRequest raw(String how, String method, String target) {
        return HostileRequest.raw("A request " + how, BrokerHttpRequest.of(method, target));
    }

    private static HostileRequest line(String how, String name, String value) {
        return HostileRequest.raw("A header " + how, catalog().withAddedHeader(name, value));
    }
}
