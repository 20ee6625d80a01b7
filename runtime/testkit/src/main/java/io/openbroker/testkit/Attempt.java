package io.openbroker.testkit;

import io.openbroker.client.http.BrokerHttpRequest;
import io.openbroker.client.http.Exchange;
import io.openbroker.client.operation.OrphanMitigation;
import io.openbroker.runtime.TimeSource;
import io.openbroker.testkit.internal.platform.Conversation;
import io.openbroker.testkit.internal.platform.Creation;
import io.openbroker.testkit.internal.platform.Deed;
import io.openbroker.testkit.internal.platform.Reception;
import io.openbroker.testkit.internal.platform.Reception.Lost;
import io.openbroker.testkit.internal.platform.Reception.Responded;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

/**
 * Something that a platform has asked a broker for. The request was sent, and the response is there; an asynchronous operation may be
 * in progress. Every method throws an {@link AssertionError} that shows the exchanges if something else has happened. For use by one
 * thread.
 *
 * @param <T> what the platform has in the end
 */
public final class Attempt<T> {

    private static final long SHORTEST_PAUSE_NANOS = Duration.ofMillis(5).toNanos();
    private static final long LONGEST_PAUSE_NANOS = Duration.ofMillis(100).toNanos();
    private static final int SERVER_ERROR = 500;
    private static final int GONE = 410;
    private static final int NOT_FOUND = 404;

    private final TestPlatform platform;
    private final Deed<T> deed;
    private final Conversation conversation;
    private final Reception received;
    private final boolean orphanDeleted;
    /** Whether the request was sent more than once, so that the broker may have carried out an earlier one. */
    private boolean repeated;

    private Attempt(TestPlatform platform, Deed<T> deed) {
        this.platform = platform;
        this.deed = deed;
        this.conversation = platform.conversation();
        Exchange exchange = ask();
        this.received = Conversation.received(exchange);
        this.orphanDeleted = platform.kind() == PlatformKind.CLOUD_FOUNDRY
                && deed.creation()
                        .map(creation -> isOrphanDeleted(creation, exchange))
                        .orElse(false);
    }

    static <T> Attempt<T> begin(TestPlatform platform, Deed<T> deed) {
        return new Attempt<>(platform, deed);
    }

    /** Sends the request, and again where this platform does that. */
    private Exchange ask() {
        Patience patience = new Patience();
        Exchange last = conversation.exchange(deed.request());
        boolean repeats = platform.kind() == PlatformKind.KUBERNETES || deed.deletes();
        while (repeats && last.response().isEmpty() && patience.pause()) {
            repeated = true;
            last = conversation.exchange(deed.request());
        }
        return last;
    }

    private boolean isOrphanDeleted(Creation creation, Exchange exchange) {
        OrphanMitigation.Outcome outcome = creation.mitigate(platform.client(conversation), exchange);
        if (outcome instanceof OrphanMitigation.Outcome.Left) {
            throw conversation.error("What may be left of the " + deed.name() + " was not deleted within "
                    + platform.settings().deadline() + ".");
        }
        return outcome instanceof OrphanMitigation.Outcome.Mitigated;
    }

    /**
     * Waits until it is done.
     *
     * @return what the platform has then
     */
    public T await() {
        Responded response = response();
        if (repeated && deed.deletes() && response.status() == GONE) {
            return deed.result().apply(response.body());
        }
        if (!response.successful()) {
            throw conversation.error("The " + deed.name() + " was rejected with " + response.status() + ".");
        }
        if (!response.accepted()) {
            return deed.result().apply(response.body());
        }
        Progress end = end(deed, response, new Patience());
        if (end instanceof Failed failed) {
            throw conversation.error("The " + deed.name() + " failed: " + failed.description() + ".");
        }
        return deed.result().apply(created(response));
    }

    /**
     * Expects that the operation is asynchronous, and has not ended.
     *
     * @return this attempt
     */
    public Attempt<T> expectInProgress() {
        Responded response = accepted();
        Progress now = progress(deed, response);
        if (now != Running.YES) {
            throw conversation.error("The " + deed.name() + " is not in progress any more.");
        }
        return this;
    }

    /**
     * Expects that the broker rejects the request.
     *
     * @param status the HTTP status, 400 or higher
     * @return the response
     */
    public Rejection expectRejected(int status) {
        Responded response = response();
        if (response.status() != status) {
            throw conversation.error(
                    "The " + deed.name() + " got " + response.status() + " instead of " + status + ".");
        }
        return new Rejection(status, response.text("error"), response.text("description"));
    }

    /**
     * Waits until the asynchronous operation ends, and expects that it fails.
     *
     * @return the description for users; empty if there is none
     */
    public String expectFailed() {
        Responded response = accepted();
        Progress end = end(deed, response, new Patience());
        if (end instanceof Failed failed) {
            return failed.description();
        }
        throw conversation.error("The " + deed.name() + " succeeded although it should fail.");
    }

    /** Expects that the platform has deleted what may have been created, since it could not know (orphan mitigation). */
    public void expectOrphanDeleted() {
        if (!orphanDeleted) {
            throw conversation.error("The " + deed.name() + " left nothing for the platform to delete.");
        }
    }

    /**
     * What the attempt is about, whatever has come of it: a service instance that could not be created can be deleted, for example.
     *
     * @return the service instance or service binding, as far as it is known
     */
    public T subject() {
        return deed.result().apply(received instanceof Responded response ? response.body() : Map.of());
    }

    private Responded response() {
        if (received instanceof Responded response) {
            return response;
        }
        throw conversation.error("The " + deed.name() + " has no response: " + ((Lost) received).reason()
                + (orphanDeleted ? " The platform has deleted what may have been created." : ""));
    }

    private Responded accepted() {
        Responded response = response();
        if (response.accepted()) {
            return response;
        }
        throw conversation.error(
                "The " + deed.name() + " is not asynchronous: its response is " + response.status() + ".");
    }

    private Map<String, Object> created(Responded accepted) {
        Optional<BrokerHttpRequest> fetch = deed.fetch();
        if (fetch.isEmpty()) {
            return accepted.body();
        }
        if (conversation.send(fetch.get()) instanceof Responded fetched && fetched.status() == 200) {
            return fetched.body();
        }
        throw conversation.error("The " + deed.name() + " succeeded, but its result was not served.");
    }

    /** The state of an operation. */
    private sealed interface Progress {}

    private enum Running implements Progress {
        YES,
        /** There was no response that says it. */
        UNKNOWN
    }

    private enum Succeeded implements Progress {
        DONE
    }

    private record Failed(String description) implements Progress {}

    private Progress end(Deed<?> polled, Responded accepted, Patience patience) {
        Progress now = progress(polled, accepted);
        while (now instanceof Running) {
            if (!patience.pause()) {
                throw conversation.error("The " + polled.name() + " did not end within "
                        + platform.settings().deadline() + ".");
            }
            platform.wire().idle().skip();
            now = progress(polled, accepted);
        }
        return now;
    }

    private Progress progress(Deed<?> polled, Responded accepted) {
        BrokerHttpRequest poll = platform.poll(polled.resource(), polled.plan(), accepted.text("operation"));
        if (!(conversation.send(poll) instanceof Responded response)) {
            return Running.UNKNOWN;
        }
        if (response.status() == GONE && polled.deletes()) {
            return Succeeded.DONE;
        }
        if (response.status() >= SERVER_ERROR || response.status() == NOT_FOUND) {
            return Running.UNKNOWN;
        }
        if (response.status() != 200) {
            throw conversation.error("A poll was rejected with " + response.status() + ".");
        }
        String state = response.text("state").orElse("");
        return switch (state) {
            case "in progress" -> Running.YES;
            case "succeeded" -> Succeeded.DONE;
            case "failed" -> new Failed(response.text("description").orElse(""));
            default ->
                throw conversation.error(
                        "The state of an operation is \"" + state + "\"; it must be in progress, succeeded or failed.");
        };
    }

    /** Waits a little longer each time, until the deadline. */
    private final class Patience {

        private final TimeSource.Ticker ticker = TimeSource.SYSTEM.ticker();
        private final long start = ticker.nanos();
        private long next = SHORTEST_PAUSE_NANOS;

        /** Returns whether there is time left, after a pause. */
        boolean pause() {
            if (ticker.since(start).compareTo(platform.settings().deadline()) > 0
                    || Thread.currentThread().isInterrupted()) {
                return false;
            }
            LockSupport.parkNanos(next);
            next = Math.min(LONGEST_PAUSE_NANOS, next * 2);
            return true;
        }
    }
}
