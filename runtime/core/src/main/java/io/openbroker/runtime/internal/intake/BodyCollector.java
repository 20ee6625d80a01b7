package io.openbroker.runtime.internal.intake;

import io.openbroker.runtime.server.BodySink;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/** Collects a body until it is complete. For use by the thread that reads it. */
final class BodyCollector implements BodySink {

    // Grows with what arrives; an announced length alone must cost no more memory than this.
    private static final int FIRST_PIECE = 4 * 1024;
    private static final int PIECE = 16 * 1024;

    private final long announced;
    private final int maxBytes;
    private final BodyMemory.Share memory;
    private final Receiver receiver;
    private final List<byte[]> full = new ArrayList<>();
    private byte[] piece;
    private int inPiece;
    private int size;
    private boolean outOfMemory;

    /** Waits for a body; one method is called once, unless the connection breaks. */
    interface Receiver {

        void complete(byte[] body);

        void tooLarge();

        void tooSlow();

        /** The end of the body cannot be found; nothing more may be read from the connection. */
        void malformed();

        /** The bodies of other requests use all the memory. */
        void outOfMemory();

        void failed(Throwable cause);
    }

    /** @param announced the length that the client has announced, or -1 */
    BodyCollector(long announced, int maxBytes, BodyMemory.Share memory, Receiver receiver) {
        this.piece = new byte[announced < 0 ? FIRST_PIECE : (int) Math.min(announced, FIRST_PIECE)];
        this.announced = announced;
        this.maxBytes = maxBytes;
        this.memory = memory;
        this.receiver = receiver;
    }

    @Override
    public boolean wantsMore() {
        return size <= maxBytes && !outOfMemory;
    }

    @Override
    public void accept(ByteBuffer part) {
        size += part.remaining();
        outOfMemory = size <= maxBytes && !memory.grow(size);
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
        if (outOfMemory) {
            receiver.outOfMemory();
        } else if (size > maxBytes) {
            receiver.tooLarge();
        } else if (announced >= 0 && size != announced) {
            // HTTP/2 leaves that to the server (RFC 9113, 8.1.1).
            receiver.malformed();
        } else {
            receiver.complete(joined());
        }
    }

    @Override
    public void expire() {
        receiver.tooSlow();
    }

    @Override
    public void malformed() {
        receiver.malformed();
    }

    @Override
    public void fail(Throwable cause) {
        receiver.failed(cause);
    }

    private byte[] joined() {
        if (full.isEmpty() && size == piece.length) {
            return piece;
        }
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
