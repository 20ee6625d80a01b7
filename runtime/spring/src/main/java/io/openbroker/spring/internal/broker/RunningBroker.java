package io.openbroker.spring.internal.broker;

import io.openbroker.runtime.BrokerEngine;
import io.openbroker.runtime.TimeSource;
import io.openbroker.runtime.TimeSource.Ticker;
import io.openbroker.servlet.OpenBrokerServlet;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * The broker of an application, with its servlets. It stops together with the web server: the web server accepts no connections
 * any more, running requests and handlers end, and handlers that take too long are interrupted in time for their responses. Safe
 * for use by many threads.
 */
public final class RunningBroker implements SmartLifecycle, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(RunningBroker.class);

    /** How long sending the responses of interrupted handlers may take. */
    private static final Duration LAST_RESPONSES = Duration.ofSeconds(1);

    /** That of the graceful shutdown of web servers. */
    private static final int PHASE = SmartLifecycle.DEFAULT_PHASE - 1024;

    private final BrokerEngine engine;
    private final OpenBrokerServlet servlet;
    private final Optional<OpenBrokerServlet> adminServlet;
    private final Duration grace;
    private final Runnable started;
    private final Ticker ticker = TimeSource.SYSTEM.ticker();
    private final AtomicBoolean running = new AtomicBoolean();
    private final AtomicBoolean closed = new AtomicBoolean();

    /**
     * A broker that accepts requests.
     *
     * @param grace grace period for running requests and handlers at shutdown
     * @param started called when the application starts
     */
    RunningBroker(
            BrokerEngine engine,
            OpenBrokerServlet servlet,
            Optional<OpenBrokerServlet> adminServlet,
            Duration grace,
            Runnable started) {
        this.engine = engine;
        this.servlet = servlet;
        this.adminServlet = adminServlet;
        this.grace = grace;
        this.started = started;
    }

    public BrokerEngine engine() {
        return engine;
    }

    /** Serves platforms. */
    public OpenBrokerServlet servlet() {
        return servlet;
    }

    /** Serves admins, if there are any. */
    public Optional<OpenBrokerServlet> adminServlet() {
        return adminServlet;
    }

    @Override
    public int getPhase() {
        return PHASE;
    }

    /** Whether Spring may stop the broker while the application rests, as it does between tests: a stop is final. */
    // Not annotated, since Spring Framework 6 has no such method.
    @SuppressWarnings("MissingOverride")
    public boolean isPausable() {
        return false;
    }

    @Override
    public void start() {
        if (closed.get()) {
            throw new IllegalStateException(
                    "The broker was stopped and cannot be started again. Start the application anew.");
        }
        running.set(true);
        started.run();
    }

    @Override
    public boolean isRunning() {
        return running.get();
    }

    @Override
    public void stop() {
        close();
    }

    @Override
    public void stop(Runnable callback) {
        Thread stopping = new Thread(
                () -> {
                    try {
                        close();
                    } finally {
                        callback.run();
                    }
                },
                "openbroker-shutdown");
        stopping.start();
    }

    /** Stops gracefully; a second call does nothing. */
    @Override
    public void close() {
        running.set(false);
        if (!closed.compareAndSet(false, true)) {
            return;
        }
        engine.announceStop();
        engine.close(drain(grace, "Stopping although requests are still running after " + grace));
        // Handlers that were interrupted have ended by now; their responses must still be sent.
        drain(LAST_RESPONSES, "Stopping although requests are still running after their handlers were interrupted");
    }

    /** Waits for the running requests of platforms; returns the time that is left. */
    private Duration drain(Duration limit, String warning) {
        long begin = ticker.nanos();
        try {
            if (!servlet.drain(limit)) {
                LOG.warn(warning);
                return Duration.ZERO;
            }
            Duration left = limit.minus(ticker.since(begin));
            return left.isNegative() ? Duration.ZERO : left;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Duration.ZERO;
        }
    }
}
