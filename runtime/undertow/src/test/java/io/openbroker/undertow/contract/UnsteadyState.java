package io.openbroker.undertow.contract;

import io.openbroker.runtime.InMemoryState;
import io.openbroker.runtime.spi.state.BrokerState;
import io.openbroker.runtime.spi.state.OperationQueue;
import io.openbroker.runtime.spi.state.StateStore;
import io.openbroker.runtime.spi.state.StateUnavailableException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

/** State in memory that can be away, and can lose the response to a commit. */
final class UnsteadyState implements BrokerState {

    /** How commits end. */
    enum Commits {
        RESPOND,
        /** Nothing is changed. */
        FAIL,
        /** The changes are made, but nobody hears of it. */
        LOSE_RESPONSE
    }

    private final BrokerState kept = new InMemoryState();
    private final StateStore store = (StateStore) Proxy.newProxyInstance(
            StateStore.class.getClassLoader(),
            new Class<?>[] {StateStore.class},
            (proxy, method, args) -> call(method, args));
    volatile boolean away;
    /** How often the end of an operation could not be recorded, because the state was away. */
    final AtomicInteger unrecorded = new AtomicInteger();

    /** How often the state was asked while it was away. */
    final AtomicInteger rejected = new AtomicInteger();

    volatile Commits commits = Commits.RESPOND;

    private Object call(Method method, Object[] args) throws Throwable {
        boolean commit = method.getName().equals("commit");
        if (away || (commit && commits == Commits.FAIL)) {
            rejected.incrementAndGet();
            // What an operation is now, is read before its end is written, and else only for polls.
            if (method.getName().equals("operation")) {
                unrecorded.incrementAndGet();
            }
            throw StateUnavailableException.nothingChanged("unplugged", new IllegalStateException("unplugged"));
        }
        try {
            Object result = method.invoke(kept.store(), args);
            if (commit && commits == Commits.LOSE_RESPONSE) {
                throw StateUnavailableException.outcomeUnknown("unplugged", new IllegalStateException("unplugged"));
            }
            return result;
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    @Override
    public StateStore store() {
        return store;
    }

    @Override
    public OperationQueue queue() {
        return kept.queue();
    }

    @Override
    public Clock clock() {
        return kept.clock();
    }

    @Override
    public String location() {
        return kept.location();
    }

    @Override
    public Duration heartbeat() {
        return Duration.ofMillis(100);
    }

    @Override
    public boolean answers() {
        return !away;
    }

    @Override
    public void close() {
        kept.close();
    }
}
