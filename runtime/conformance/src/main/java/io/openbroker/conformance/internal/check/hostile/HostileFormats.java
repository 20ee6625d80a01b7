package io.openbroker.conformance.internal.check.hostile;

import io.openbroker.conformance.Level;
import io.openbroker.conformance.internal.check.SpecSection;
import io.openbroker.conformance.internal.lifecycle.Instances;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;

/** Provision requests whose bodies are in another format than JSON, or compressed. */
final class HostileFormats {

    private static final int UNPACKED = 10 << 20;

    private HostileFormats() {}

    static List<HostileKind> kinds() {
        return List.of(
                new HostileKind(
                        "body.other-formats",
                        Level.SHOULD,
                        SpecSection.CONTENT_TYPE,
                        "XML with entities, YAML with types and serialized objects get a 4xx.",
                        "Read bodies only as JSON, whatever their Content-Type.",
                        Expectation.REJECTION,
                        (probe, instances) -> Stream.of(
                                of(
                                        instances,
                                        "application/xml",
                                        "<!DOCTYPE a [<!ENTITY e SYSTEM \"file:///etc/passwd\">]><service_id>&e;</service_id>"),
                                of(
                                        instances,
                                        "text/xml",
                                        "<!DOCTYPE a [<!ENTITY b \"bb\"><!ENTITY c \"&b;&b;&b;\"><!ENTITY d \"&c;&c;&c;\">]><a>&d;</a>"),
                                of(
                                        instances,
                                        "application/x-yaml",
                                        "service_id: !!javax.script.ScriptEngineManager [[]]"),
                                of(instances, "application/x-java-serialized-object", "\u00ac\u00ed\u0000\u0005sr"),
                                of(instances, "multipart/form-data; boundary=b", "--b\r\n\r\n{}\r\n--b--\r\n"))),
                new HostileKind(
                        "body.compressed",
                        Level.SHOULD,
                        SpecSection.CONTENT_TYPE,
                        "A compressed body of 10 KB that unpacks to 10 MB, or one that is not compressed at all, gets a 4xx.",
                        "Reject a Content-Encoding with 415, or limit the size of what is unpacked.",
                        Expectation.REJECTION_OR_CLOSE,
                        (probe, instances) -> Stream.of(gzip(), "gzip".getBytes(StandardCharsets.UTF_8))
                                .map(bytes -> HostileRequest.of(
                                        "A provision request with Content-Encoding gzip and " + bytes.length + " bytes",
                                        HostileBodies.provision(instances)
                                                .http()
                                                .withHeader("Content-Encoding", "gzip")
                                                .withBody(bytes)))));
    }

    private static HostileRequest of(Instances instances, String type, String body) {
        return HostileRequest.of(
                "A provision request with a body of " + type,
                HostileBodies.provision(instances)
                        .http()
                        .withHeader("Content-Type", type)
                        .withBody(body.getBytes(StandardCharsets.ISO_8859_1)));
    }

    /** White space compresses well; the object behind it has neither offering nor plan. */
    private static byte[] gzip() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(" ".repeat(UNPACKED).getBytes(StandardCharsets.US_ASCII));
            gzip.write("{}".getBytes(StandardCharsets.US_ASCII));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
