package io.openbroker.conformance.internal.check.hostile;

import io.openbroker.client.http.BrokerHttpRequest;
import io.openbroker.client.http.NoResponse;
import io.openbroker.conformance.Area;
import io.openbroker.conformance.internal.check.Check;
import io.openbroker.conformance.internal.check.SpecSection;
import io.openbroker.conformance.internal.check.response.Together;
import io.openbroker.conformance.internal.exchange.ResponseView;
import io.openbroker.conformance.internal.lifecycle.Instance;
import io.openbroker.conformance.internal.lifecycle.OsbRequest;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Many requests at once, and requests that never end. */
final class LoadChecks {

    private static final int AT_ONCE = 100;
    private static final int STALLED = 30;
    private static final int SERVED = 10;

    private static final Check PARALLEL = Check.may(Area.HOSTILE, "hostile.load.parallel-requests")
            .section(SpecSection.CATALOG)
            .requirement("Of 100 requests for the catalog at the same time, each is served.")
            .remedy("Allow more threads, connections or waiting requests.")
            .hostile((probe, instances) -> Together.send(probe, Collections.nCopies(AT_ONCE, OsbRequest.catalog()))
                    .forEach(response -> probe.expect(
                            response.responded() && response.is(200),
                            "One of 100 requests for the catalog at the same time got "
                                    + (response.responded() ? response.status() : "no response") + ". Expected: 200.",
                            response)));

    private static final Check OTHERS = Check.should(Area.HOSTILE, "hostile.load.stalled-requests")
            .section(SpecSection.CATALOG)
            .requirement("While the bodies of 30 requests do not arrive, the catalog is served.")
            .remedy("Read bodies without a thread for each connection, or allow more threads.")
            .hostile((probe, instances) -> {
                List<BrokerHttpRequest> requests = Collections.nCopies(STALLED, stalled(instances.reserve()));
                ExecutorService threads = Executors.newFixedThreadPool(STALLED);
                try {
                    requests.forEach(request -> threads.execute(() -> probe.sendRaw(request)));
                    for (int i = 0; i < SERVED; i++) {
                        ResponseView response = probe.sendCatalog();
                        probe.expect(
                                response.responded() && response.is(200),
                                "A request for the catalog while 30 others stall got "
                                        + (response.responded() ? response.status() : "no response")
                                        + ". Expected: 200.",
                                response);
                    }
                } finally {
                    threads.shutdownNow();
                }
            });

    private static final Check ENDS = Check.may(Area.HOSTILE, "hostile.load.stalled-request-ends")
            .section(SpecSection.ERRORS)
            .requirement("A request whose body does not arrive gets a response, or its connection is closed.")
            .remedy("Limit the time for a body to arrive, and respond with 408.")
            .hostile((probe, instances) -> {
                ResponseView response = probe.sendRaw(stalled(instances.reserve()));
                probe.expect(
                        !(response.exchange().outcome() instanceof NoResponse none
                                && none.reason() == NoResponse.Reason.TIMEOUT),
                        "A request whose body did not arrive was neither responded to nor ended.",
                        response);
            });

    private LoadChecks() {}

    static List<Check> checks() {
        return List.of(PARALLEL, OTHERS, ENDS);
    }

    /** A provision request that announces a longer body than it sends. */
    private static BrokerHttpRequest stalled(Instance instance) {
        return instance.provisionRequest().http().withHeader("Content-Length", "100000");
    }
}
