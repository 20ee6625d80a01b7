package io.openbroker.sample.benchmarks.requests;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Clients that each send the next request when they have the response to the last one. */
final class Load implements AutoCloseable {

    private final ServerKind server;
    private final Endpoint endpoint;
    private final List<Client> clients = new ArrayList<>();
    private final ExecutorService threads;

    Load(ServerKind server, Endpoint endpoint, int connections) throws IOException {
        this.server = server;
        this.endpoint = endpoint;
        this.threads = Executors.newFixedThreadPool(connections);
        for (int i = 0; i < connections; i++) {
            clients.add(new Client(endpoint.port()));
        }
    }

    /** Sends requests with consecutive numbers, and returns the response times in nanoseconds. */
    long[] send(RequestKind kind, int first, int count) throws IOException, InterruptedException {
        long[] nanos = new long[count];
        List<Future<?>> running = new ArrayList<>();
        for (int i = 0; i < clients.size(); i++) {
            int offset = i;
            Client client = clients.get(i);
            running.add(threads.submit(() -> {
                for (int at = offset; at < count; at += clients.size()) {
                    byte[] request = kind.bytes(first + at, endpoint.etag());
                    long begin = System.nanoTime();
                    client.send(request, server.status(kind));
                    nanos[at] = System.nanoTime() - begin;
                }
                return null;
            }));
        }
        for (Future<?> each : running) {
            try {
                each.get();
            } catch (ExecutionException e) {
                throw new IOException(kind + " failed", e.getCause());
            }
        }
        return nanos;
    }

    @Override
    public void close() throws IOException {
        threads.shutdownNow();
        for (Client client : clients) {
            client.close();
        }
    }
}
