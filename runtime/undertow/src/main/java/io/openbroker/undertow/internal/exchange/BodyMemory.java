package io.openbroker.undertow.internal.exchange;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Limits the memory of all request bodies together. Bodies of usual size are not counted; large ones share the limit,
 * however many clients send them at once. Safe for use by many threads.
 */
final class BodyMemory {

    /** The first bytes of each body that are not counted, so that large bodies never displace usual ones. */
    static final int FREE_BYTES = 16 * 1024;

    // A parsed body takes up to about twenty times the memory of its bytes.
    private static final int SHARE_OF_HEAP = 32;

    private final AtomicLong left;

    BodyMemory(long bytes) {
        left = new AtomicLong(bytes);
    }

    /** A share of the heap, and at least enough for one body. */
    static BodyMemory ofHeap(int maxBodyBytes) {
        return new BodyMemory(Math.max(maxBodyBytes, Runtime.getRuntime().maxMemory() / SHARE_OF_HEAP));
    }

    /** The memory of one body. */
    final class Share {

        private final AtomicInteger counted = new AtomicInteger();

        /** Reserves memory for a body of this length; returns whether there is enough. */
        boolean grow(int bytes) {
            int more = Math.max(0, bytes - FREE_BYTES) - counted.get();
            if (more <= 0) {
                return true;
            }
            if (left.addAndGet(-more) < 0) {
                left.addAndGet(more);
                return false;
            }
            counted.addAndGet(more);
            return true;
        }

        /** Returns the memory; a second call does nothing. */
        void release() {
            left.addAndGet(counted.getAndSet(0));
        }
    }
}
