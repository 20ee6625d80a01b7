package io.openbroker.servlet;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import java.io.IOException;

/** Writes a body as the client reads it, and then ends the exchange. For use under the lock of its exchange. */
final class ResponseWriter implements WriteListener {

    private static final int PIECE = 16 * 1024;

    private final ServletOutputStream output;
    private final byte[] body;
    private final ServletExchange exchange;
    private int written;
    private boolean done;

    ResponseWriter(ServletOutputStream output, byte[] body, ServletExchange exchange) {
        this.output = output;
        this.body = body;
        this.exchange = exchange;
    }

    void start() {
        output.setWriteListener(this);
    }

    @Override
    public void onWritePossible() {
        exchange.ifOpen(this::writePossible);
    }

    private void writePossible() {
        try {
            while (written < body.length && output.isReady()) {
                int count = Math.min(PIECE, body.length - written);
                output.write(body, written, count);
                written += count;
            }
            // The last bytes are out only when the stream is ready again.
            if (!done && written == body.length && output.isReady()) {
                done = true;
                exchange.complete();
            }
        } catch (IOException | RuntimeException e) {
            exchange.abandon(e);
        }
    }

    @Override
    public void onError(Throwable problem) {
        exchange.ifOpen(() -> exchange.abandon(problem));
    }
}
