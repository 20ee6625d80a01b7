package io.openbroker.undertow;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/** Keeps a body until it is whole. For use by the thread that reads it. */
final class BodyCollector implements BodySink {

    // What a client announces costs nothing before it is sent.
    private static final int FIRST_PIECE = 4 * 1024;
    private static final int PIECE = 16 * 1024;

    private final int maxBytes;
    private final BodyMemory.Share memory;
    private final Receiver receiver;
    private final List<byte[]> full = new ArrayList<>();
    private byte[] piece = new byte[FIRST_PIECE];
    private int inPiece;
    private int size;
    private boolean crowded;

    /** Who waits for a body; one of these is called, unless the connection breaks. */
    interface Receiver {

        void whole(byte[] body);

        void tooLarge();

        void tooSlow();

        /** Other bodies have taken all the memory. */
        void crowded();
    }

    BodyCollector(int maxBytes, BodyMemory.Share memory, Receiver receiver) {
        this.maxBytes = maxBytes;
        this.memory = memory;
        this.receiver = receiver;
    }

    @Override
    public boolean wantsMore() {
        return size <= maxBytes && !crowded;
    }

    @Override
    public void take(ByteBuffer part) {
        size += part.remaining();
        crowded = size <= maxBytes && !memory.grow(size);
        while (wantsMore() && part.hasRemaining()) {
            if (inPiece == piece.length) {
                full.add(piece);
                piece = new byte[PIECE];
                inPiece = 0;
            }
            int count = Math.min(part.remaining(), piece.length - inPiece);
            part.get(piece, inPiece, count);
            inPiece += count;
        }
    }

    @Override
    public void finish() {
        if (crowded) {
            receiver.crowded();
        } else if (size > maxBytes) {
            receiver.tooLarge();
        } else {
            receiver.whole(whole());
        }
    }

    @Override
    public void expire() {
        receiver.tooSlow();
    }

    private byte[] whole() {
        byte[] body = new byte[size];
        int at = 0;
        for (byte[] each : full) {
            System.arraycopy(each, 0, body, at, each.length);
            at += each.length;
        }
        System.arraycopy(piece, 0, body, at, inPiece);
        return body;
    }
}
