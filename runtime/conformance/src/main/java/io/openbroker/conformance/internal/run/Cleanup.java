package io.openbroker.conformance.internal.run;

import io.openbroker.client.http.ClientTime;
import io.openbroker.conformance.Leftover;
import io.openbroker.conformance.internal.exchange.CheckStopped;
import io.openbroker.conformance.internal.exchange.ResponseView;
import io.openbroker.conformance.internal.lifecycle.Durations;
import io.openbroker.conformance.internal.lifecycle.Ledger;
import io.openbroker.conformance.internal.lifecycle.OperationRecord;
import io.openbroker.conformance.internal.lifecycle.OsbRequest;
import io.openbroker.conformance.internal.lifecycle.Poller;
import io.openbroker.conformance.internal.lifecycle.Sender;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Deletes what is in the ledger. Safe for use by many threads. */
final class Cleanup {

    private static final Duration PAUSE = Duration.ofMillis(200);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);
    private static final int ATTEMPTS = 5;

    private final Sender sender;
    private final Ledger ledger;
    private final Poller poller;
    private final ClientTime time;
    /** A broker that responds to nothing is given time once, and not for each of perhaps hundreds of resources. */
    private volatile boolean silent;

    /** Creates a cleanup whose requests are noted in the ledger by the sender. */
    Cleanup(Sender sender, Ledger ledger, Poller poller, ClientTime time) {
        this.sender = sender;
        this.ledger = ledger;
        this.poller = poller;
        this.time = time;
    }

    /** Deletes resources, bindings before their instances, and returns those that are left. */
    List<Leftover> delete(List<Ledger.Resource> resources) {
        List<Leftover> left = new ArrayList<>();
        for (Ledger.Resource resource : resources) {
            String reason;
            try {
                reason = delete(resource);
            } catch (CheckStopped e) {
                reason = "the cleanup ended before it was deleted";
            }
            if (ledger.find(resource.path()).isPresent()) {
                left.add(leftover(resource, reason));
            }
        }
        return left;
    }

    static Leftover leftover(Ledger.Resource resource, String reason) {
        return new Leftover(
                resource.path().instanceId(),
                resource.path().bindingId(),
                resource.serviceId(),
                resource.planId(),
                reason,
                "DELETE " + deletion(resource).http().target());
    }

    private static OsbRequest deletion(Ledger.Resource resource) {
        return OsbRequest.of("DELETE", resource.path().path())
                .query("service_id", resource.serviceId())
                .query("plan_id", resource.planId())
                .acceptingIncomplete();
    }

    /** Returns why the resource may still be there. */
    private String delete(Ledger.Resource resource) {
        OsbRequest polling = OsbRequest.of("GET", resource.path().path() + "/last_operation")
                .query("service_id", resource.serviceId())
                .query("plan_id", resource.planId());
        Poller.Operation operation = new Poller.Operation(
                "deletion of " + resource.path().title(), deletion(resource), polling, true, Optional.empty());
        Duration pause = PAUSE;
        String reason = "";
        int attempts = silent ? 1 : ATTEMPTS;
        for (int attempt = 0; attempt < attempts; attempt++) {
            OperationRecord record = poller.run(sender, operation, response -> {});
            silent = attempt == attempts - 1 && !record.response().responded();
            if (ledger.find(resource.path()).isEmpty()) {
                return "";
            }
            reason = record.endReason();
            if (record.succeeded() || isGoneWithItsInstance(resource, record)) {
                ledger.gone(resource.path());
                return "";
            }
            if (attempt == attempts - 1 || !isWorthRepeating(record) || !pause(pause)) {
                return reason;
            }
            pause = Durations.shorter(pause.multipliedBy(3), LONGEST_PAUSE);
        }
        return reason;
    }

    /** A binding whose instance is gone may be rejected in any way, since the specification defines none. */
    private boolean isGoneWithItsInstance(Ledger.Resource resource, OperationRecord record) {
        return resource.path().bindingId().isPresent()
                && record.end() == OperationRecord.End.REJECTED
                && ledger.find(resource.path().instance()).isEmpty();
    }

    private static boolean isWorthRepeating(OperationRecord record) {
        ResponseView response = record.response();
        return switch (record.end()) {
            case ERROR, UNREADABLE, FAILED -> true;
            case REJECTED -> response.is(408, 409, 422, 423, 425, 429);
            case SUCCEEDED, UNFINISHED -> false;
        };
    }

    private boolean pause(Duration duration) {
        try {
            time.sleep(duration);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
