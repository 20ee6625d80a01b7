package io.openbroker.undertow.internal.exchange;

import io.openbroker.undertow.support.RawConnection;
import java.io.IOException;
import java.util.concurrent.CountDownLatch;

/** A client that sends a body without end, as fast as it can, and reads no answer. */
final class Flood implements AutoCloseable {

    private static final String HEAD = "PUT /v2/service_instances/flood HTTP/1.1\r\n" + RawConnection.HEADERS
            + "Transfer-Encoding: chunked\r\n\r\n";
    private static final String CHUNK = "10000\r\n" + " ".repeat(0x10000) + "\r\n";
    private static final int CHUNKS_IN_FLOW = 100;

    private final RawConnection connection;
    private final CountDownLatch flowing = new CountDownLatch(CHUNKS_IN_FLOW);
    private final Thread thread = new Thread(this::run, "flood");

    Flood(int port) throws IOException {
        connection = new RawConnection(port);
        thread.start();
    }

    private void run() {
        try {
            connection.send(HEAD);
            while (true) {
                connection.send(CHUNK);
                flowing.countDown();
            }
        } catch (IOException cutOff) {
            while (flowing.getCount() > 0) {
                flowing.countDown();
            }
        }
    }

    /** Returns when much more has been sent than a broker reads. */
    void awaitFlow() throws InterruptedException {
        flowing.await();
    }

    /** Returns when nothing more can be sent. */
    void awaitEnd() throws InterruptedException {
        thread.join();
    }

    @Override
    public void close() throws IOException {
        connection.close();
    }
}
