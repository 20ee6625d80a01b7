package io.openbroker.conformance.internal.check.hostile;

import io.openbroker.client.http.BrokerHttpRequest;
import io.openbroker.client.http.Header;
import io.openbroker.conformance.Area;
import io.openbroker.conformance.internal.check.Check;
import io.openbroker.conformance.internal.check.Probe;
import io.openbroker.conformance.internal.check.SpecSection;
import io.openbroker.conformance.internal.check.response.Statuses;
import io.openbroker.conformance.internal.exchange.ResponseView;
import io.openbroker.conformance.internal.lifecycle.Instance;
import io.openbroker.conformance.internal.lifecycle.OsbRequest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;

/** Requests that would create or delete a service instance only if they were misread. */
final class KeptInstanceChecks {

    private static final String LENGTH = "Content-Length";
    private static final String ENCODING = "Transfer-Encoding";

    private static final Check SMUGGLING = Check.should(Area.HOSTILE, "hostile.framing.smuggling")
            .section(SpecSection.ERRORS)
            .requirement("What follows a request of ambiguous length is not carried out as another request.")
            .remedy("Use a server that rejects such requests, or closes the connection after them.")
            .hostile((probe, instances) -> {
                Instance instance = instances.provision();
                byte[] body = ("0\r\n\r\n"
                                + text(probe, instance.deprovisionRequest().http()))
                        .getBytes(StandardCharsets.ISO_8859_1);
                BrokerHttpRequest outer =
                        instances.reserve().provisionRequest().http().withBody(body);
                String whole = Integer.toString(body.length);
                Stream.of(
                                outer.withHeader(LENGTH, whole).withHeader(ENCODING, "chunked"),
                                outer.withHeader(ENCODING, "chunked").withHeader(LENGTH, whole),
                                outer.withHeader(LENGTH, whole).withHeader(ENCODING, "xchunked"),
                                outer.withHeader(LENGTH, whole).withHeader(ENCODING + " ", "chunked"),
                                outer.withHeader(LENGTH, whole).withHeader(ENCODING, "\u000bchunked"),
                                outer.withHeader(LENGTH, whole)
                                        .withHeader("X-Hostile", "a\rTransfer-Encoding: chunked"),
                                outer.withHeader(ENCODING, "identity").withAddedHeader(ENCODING, "chunked"),
                                outer.withHeader(LENGTH, whole).withAddedHeader(LENGTH, "5"))
                        .forEach(probe::sendRaw);
                expectKept(probe, instance, "a request of ambiguous length that ends with a deprovision request");
            });

    private static final Check INCOMPLETE = Check.should(Area.HOSTILE, "hostile.framing.incomplete-creates-nothing")
            .section(SpecSection.ERRORS)
            .requirement("A provision request that ends before its body does creates nothing.")
            .remedy("Carry requests out only after their body has arrived.")
            .hostile((probe, instances) -> {
                Instance instance = instances.reserve();
                BrokerHttpRequest request = instance.provisionRequest().http().withHeader("Connection", "close");
                probe.sendRaw(request.withHeader(LENGTH, "100000"));
                Statuses.expect(
                        probe,
                        "A deprovision request after a provision request that ended before its body",
                        Statuses.settle(instance, instance.deprovisionRequest()),
                        410);
            });

    private static final Check OTHER_IDS = Check.should(Area.HOSTILE, "hostile.path.similar-ids")
            .section(SpecSection.DEPROVISIONING_RESPONSE)
            .requirement("A deprovision request deletes no instance whose id only resembles that of the request.")
            .remedy("Compare ids as they are, without trimming, path parameters and control characters removed.")
            .hostile((probe, instances) -> {
                Instance instance = instances.provision();
                BrokerHttpRequest deletion = instance.deprovisionRequest().http();
                for (String similar : List.of(
                        "%00",
                        "%00a", "%20", "%09", "%0A", "%0D%0A", ";a=b", "%3Ba=b", "%23a", "%3Fa", "%2F", "%2Fa")) {
                    String target = deletion.target().replace("?", similar + "?");
                    ResponseView response = probe.sendRaw(deletion.withTarget(target));
                    probe.expect(
                            !response.responded() || !response.isSuccess(),
                            "A deprovision request for an instance of the same id with " + similar + " behind it got "
                                    + (response.responded() ? response.status() : 0) + ". Expected: a 4xx status.",
                            response);
                }
                expectKept(probe, instance, "deprovision requests for similar ids");
            });

    private static final Check OVERRIDE = Check.should(Area.HOSTILE, "hostile.method.override-ignored")
            .section(SpecSection.DEPROVISIONING)
            .requirement("A header or parameter that names another method, such as X-HTTP-Method-Override, is ignored.")
            .remedy("Route by the method of the request alone.")
            .hostile((probe, instances) -> {
                Instance instance = instances.provision();
                for (String method : List.of("GET", "POST", "PATCH")) {
                    OsbRequest request = instance.deprovisionRequest().method(method);
                    for (String name : List.of("X-HTTP-Method-Override", "X-HTTP-Method", "X-Method-Override")) {
                        probe.send(request.header(name, "DELETE"));
                    }
                    probe.send(request.query("_method", "DELETE"));
                }
                expectKept(probe, instance, "requests with X-HTTP-Method-Override: DELETE");
            });

    private KeptInstanceChecks() {}

    static List<Check> checks() {
        return List.of(SMUGGLING, INCOMPLETE, OTHER_IDS, OVERRIDE);
    }

    private static void expectKept(Probe probe, Instance instance, String what) {
        ResponseView response = Statuses.settle(instance, instance.deprovisionRequest());
        // The requests before are no evidence, since one of them has the credentials in its body.
        probe.expect(response.status() != 410, "The instance was gone after " + what + ".", response);
    }

    private static String text(Probe probe, BrokerHttpRequest request) {
        StringBuilder text = new StringBuilder(request.method() + " " + request.target() + " HTTP/1.1\r\n");
        text.append("Host: broker.invalid\r\n");
        for (Header header : probe.omitting(request, "Host").headers()) {
            text.append(header.name() + ": " + header.value() + "\r\n");
        }
        return text.append("\r\n").toString();
    }
}
