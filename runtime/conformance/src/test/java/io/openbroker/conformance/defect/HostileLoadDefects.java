package io.openbroker.conformance.defect;

import io.openbroker.client.http.BrokerHttpRequest;
import io.openbroker.client.http.NoResponse;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;

/** Brokers that hostile load brings down. */
final class HostileLoadDefects {

    private static final Predicate<BrokerHttpRequest> STALLED = Hostile.header("Content-Length", "100000")
            .and(Hostile.header("Connection", "close").negate());
    private static final Reply BUSY = Reply.json(503, "{\"description\": \"Too many requests.\"}");
    private static final int FEW = 10;

    private HostileLoadDefects() {}

    /** Returns whether a check takes much time. */
    static boolean isSlow(String check) {
        return check.startsWith("hostile.load.") || check.equals("hostile.body.large");
    }

    static List<Defect> all() {
        return List.of(
                Hostile.failing(
                        "a large body",
                        request -> request.body()
                                .filter(body -> body.length > 5_000_000)
                                .isPresent()),
                Hostile.defect("requests in parallel are rejected", "Few threads serve.", HostileLoadDefects::few),
                Hostile.defect(
                        "requests that stall keep others out", "Each has a thread.", HostileLoadDefects::threads),
                Hostile.defect(
                        "a request that stalls is never ended",
                        "There is no timeout.",
                        () -> Hostile.silent(STALLED, NoResponse.Reason.TIMEOUT)));
    }

    private static Layer few() {
        Semaphore permits = new Semaphore(FEW);
        return (request, broker) -> {
            if (!permits.tryAcquire()) {
                return Hostile.responding(Layer::any, BUSY).send(request, broker);
            }
            try {
                return broker.send(request);
            } finally {
                permits.release();
            }
        };
    }

    private static Layer threads() {
        AtomicInteger stalled = new AtomicInteger();
        Layer busy = Hostile.responding(Route.CATALOG.and(request -> stalled.get() >= FEW), BUSY);
        return (request, broker) -> {
            if (!STALLED.test(request)) {
                return busy.send(request, broker);
            }
            stalled.incrementAndGet();
            try {
                return broker.send(request);
            } finally {
                stalled.decrementAndGet();
            }
        };
    }
}
