package io.openbroker.undertow;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/**
 * How much memory all bodies take together. Bodies as platforms send them always have room; large ones share what there is,
 * however many clients send them at once. Safe for use by many threads.
 */
final class BodyMemory {

    /** So much of each body is not counted, so that those who send large ones crowd nobody else out. */
    static final int FREE_BYTES = 16 * 1024;

    // What is parsed of a body takes up to about twenty times its memory.
    private static final int SHARE_OF_HEAP = 32;

    private final AtomicLong left;

    BodyMemory(long bytes) {
        left = new AtomicLong(bytes);
    }

    /** A part of the heap, but enough for one body at least. */
    static BodyMemory ofHeap(int maxBodyBytes) {
        return new BodyMemory(Math.max(maxBodyBytes, Runtime.getRuntime().maxMemory() / SHARE_OF_HEAP));
    }

    /** What one body takes. */
    final class Share {

        private final AtomicInteger counted = new AtomicInteger();

        /** Tells whether there is room for a body of this length, and if so keeps it. */
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

        /** Gives the room back; a second call does nothing. */
        void release() {
            left.addAndGet(counted.getAndSet(0));
        }
    }
}
