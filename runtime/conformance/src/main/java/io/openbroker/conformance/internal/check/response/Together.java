package io.openbroker.conformance.internal.check.response;

import io.openbroker.conformance.internal.check.Probe;
import io.openbroker.conformance.internal.exchange.ResponseView;
import io.openbroker.conformance.internal.lifecycle.OsbRequest;
import java.util.List;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Requests that are sent at the same time. */
public final class Together {

    private Together() {}

    /** Sends each request by a thread of its own, and returns the responses in the order of the requests. */
    public static List<ResponseView> send(Probe probe, List<OsbRequest> requests) {
        ExecutorService threads = Executors.newFixedThreadPool(requests.size());
        try {
            CyclicBarrier start = new CyclicBarrier(requests.size());
            List<CompletableFuture<ResponseView>> sent = requests.stream()
                    .map(request -> CompletableFuture.supplyAsync(
                            () -> {
                                await(start);
                                return probe.send(request);
                            },
                            threads))
                    .toList();
            return sent.stream().map(CompletableFuture::join).toList();
        } finally {
            threads.shutdownNow();
        }
    }

    private static void await(CyclicBarrier barrier) {
        try {
            barrier.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted before a request was sent.", e);
        } catch (BrokenBarrierException e) {
            throw new IllegalStateException("Another request was not sent.", e);
        }
    }
}
