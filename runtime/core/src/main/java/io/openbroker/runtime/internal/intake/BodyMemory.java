package io.openbroker.runtime.internal.intake;

import java.util.HashMap;
import java.util.Map;

/**
 * Limits the memory of all request bodies together, and of the bodies of each sender. Bodies of usual size are not counted; large
 * ones share the limit, however many clients send them at once. Safe for use by many threads.
 */
public final class BodyMemory {

    /** The first bytes of each body that are not counted, so that large bodies never displace usual ones. */
    static final int FREE_BYTES = 16 * 1024;

    // A parsed body takes up to about twenty times the memory of its bytes.
    private static final int PART_OF_HEAP = 32;

    private final long maxOfSender;
    private final Map<String, Long> ofSender = new HashMap<>();
    private long left;

    BodyMemory(long max, long maxOfSender) {
        this.left = max;
        this.maxOfSender = maxOfSender;
    }

    /**
     * A part of the heap, and at least enough for two bodies, so that the largest body of one sender leaves room for another's.
     *
     * @param maxSharePercent the part of it that the bodies of one sender may use
     */
    public static BodyMemory ofHeap(int maxBodyBytes, int maxSharePercent) {
        long max = Math.max(2L * maxBodyBytes, Runtime.getRuntime().maxMemory() / PART_OF_HEAP);
        return new BodyMemory(max, Math.max(maxBodyBytes, max * maxSharePercent / 100));
    }

    /** Memory for a body of a sender, which holds none yet. */
    public Share of(String sender) {
        return new Share(sender);
    }

    private synchronized boolean take(String sender, long bytes) {
        long own = ofSender.getOrDefault(sender, 0L) + bytes;
        if (bytes > left || own > maxOfSender) {
            return false;
        }
        left -= bytes;
        ofSender.put(sender, own);
        return true;
    }

    private synchronized void giveBack(String sender, long bytes) {
        left += bytes;
        ofSender.computeIfPresent(sender, (name, own) -> own == bytes ? null : own - bytes);
    }

    /** The memory of one body. */
    public final class Share {

        private final String sender;
        private int counted;

        private Share(String sender) {
            this.sender = sender;
        }

        /** Reserves memory for a body of this length; returns whether there is enough. */
        synchronized boolean grow(int bytes) {
            int more = Math.max(0, bytes - FREE_BYTES) - counted;
            if (more <= 0) {
                return true;
            }
            if (!take(sender, more)) {
                return false;
            }
            counted += more;
            return true;
        }

        /** Returns the memory; a second call does nothing. */
        synchronized void release() {
            if (counted > 0) {
                giveBack(sender, counted);
                counted = 0;
            }
        }
    }
}
