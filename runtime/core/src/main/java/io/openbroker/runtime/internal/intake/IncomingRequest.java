package io.openbroker.runtime.internal.intake;

import io.openbroker.runtime.server.Admission.Admitted;
import io.openbroker.runtime.server.BodySink;
import io.openbroker.runtime.server.BrokerResponse;
import io.openbroker.runtime.server.ServerExchange;
import java.nio.ByteBuffer;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;

/** Executes an admitted request once its body is complete, and releases the memory of the body afterwards. */
public final class IncomingRequest implements BodyCollector.Receiver {

    private static final byte[] NO_BODY = {};

    private final Admitted admitted;
    private final ServerExchange exchange;
    private final BodyMemory.Share memory;
    private final Executor threads;
    private volatile boolean executing;

    public IncomingRequest(Admitted admitted, ServerExchange exchange, BodyMemory.Share memory, Executor threads) {
        this.admitted = admitted;
        this.exchange = exchange;
        this.memory = memory;
        this.threads = threads;
    }

    /** Reads the body if the request needs one, then executes the request. */
    public void receive(int maxBodyBytes) {
        try {
            long announced = exchange.announcedLength();
            if (!admitted.wantsBody()) {
                exchange.read(new Unread());
            } else if (announced > maxBodyBytes) {
                tooLarge();
            } else {
                exchange.read(new BodyCollector(announced, maxBodyBytes, memory, this));
            }
        } catch (RuntimeException e) {
            failed(e);
        }
    }

    @Override
    public void complete(byte[] body) {
        executing = true;
        try {
            threads.execute(() -> execute(body));
        } catch (RejectedExecutionException stopped) {
            memory.release();
            exchange.sendLast(admitted.unavailable());
        }
    }

    private void execute(byte[] body) {
        try {
            admitted.execute(body, this::respond);
        } finally {
            memory.release();
        }
    }

    /** An interrupted thread that writes to a channel closes it, but an interrupted handler gets a response too. */
    private void respond(BrokerResponse response) {
        boolean interrupted = Thread.interrupted();
        try {
            exchange.send(response);
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Override
    public void tooLarge() {
        memory.release();
        exchange.send(admitted.bodyTooLarge());
    }

    @Override
    public void tooSlow() {
        memory.release();
        exchange.sendLast(admitted.bodyTooSlow());
    }

    @Override
    public void malformed() {
        memory.release();
        exchange.sendLast(admitted.bodyMalformed());
    }

    @Override
    public void outOfMemory() {
        memory.release();
        exchange.send(admitted.overloaded());
    }

    @Override
    public void failed(Throwable cause) {
        memory.release();
        exchange.sendLast(admitted.failed(cause));
    }

    /** Releases the memory of a body that never becomes complete; a complete one is in use until it was executed. */
    public void ended() {
        if (!executing) {
            memory.release();
        }
    }

    /** The body of a request that needs none. */
    private final class Unread implements BodySink {

        @Override
        public boolean wantsMore() {
            return false;
        }

        @Override
        public void accept(ByteBuffer part) {
            part.position(part.limit());
        }

        @Override
        public void finish() {
            complete(NO_BODY);
        }

        @Override
        public void expire() {
            tooSlow();
        }

        @Override
        public void malformed() {
            IncomingRequest.this.malformed();
        }

        @Override
        public void fail(Throwable cause) {
            failed(cause);
        }
    }
}
