package io.openbroker.undertow.internal.exchange;

import java.nio.ByteBuffer;
import java.util.function.Consumer;

/**
 * Decodes a body in chunks (RFC 9112, 7.1). Undertow's decoder takes every character for the end of a size and skips what follows
 * the data of a chunk, where a proxy may find another request; it also keeps trailers of any length in memory, before anybody is
 * authenticated. This one accepts what the grammar has, with CR LF alone as the end of a line, and drops extensions and trailers,
 * which it limits.
 *
 * <p>For use by the thread that reads the body.
 */
final class ChunkDecoder {

    /** The maximum length of all extensions and trailers of a body together, in bytes. */
    static final int MAX_EXTRA_BYTES = 16 * 1024;

    // A longer number overflows a long.
    private static final int MAX_SIZE_DIGITS = 15;
    private static final int RADIX = 16;

    private State state = State.SIZE;
    private long size;
    private int digits;
    private int extraBytes;

    private enum State {
        SIZE,
        EXTENSION,
        END_OF_SIZE,
        DATA,
        AFTER_DATA,
        END_OF_DATA,
        START_OF_TRAILER,
        TRAILER,
        END_OF_TRAILER,
        END_OF_BODY,
        ENDED
    }

    /** Whether the body is complete; nothing behind it was read then. */
    boolean ended() {
        return state == State.ENDED;
    }

    /**
     * Decodes bytes in the order in which they arrive.
     *
     * @param raw the bytes; those behind the end of the body remain in it
     * @param data receives each part of the body, and takes all its bytes
     * @throws MalformedChunksException if the bytes are not chunks, or extensions and trailers too long
     */
    void decode(ByteBuffer raw, Consumer<ByteBuffer> data) throws MalformedChunksException {
        while (raw.hasRemaining() && state != State.ENDED) {
            if (state == State.DATA) {
                pass(raw, data);
            } else {
                state = next(raw.get());
            }
        }
    }

    private void pass(ByteBuffer raw, Consumer<ByteBuffer> data) {
        int count = (int) Math.min(size, raw.remaining());
        data.accept(raw.slice(raw.position(), count));
        raw.position(raw.position() + count);
        size -= count;
        if (size == 0) {
            state = State.AFTER_DATA;
        }
    }

    private State next(byte b) throws MalformedChunksException {
        return switch (state) {
            case SIZE -> size(b);
            case EXTENSION -> b == '\r' ? State.END_OF_SIZE : extra(b, State.EXTENSION);
            case END_OF_SIZE -> lineFeed(b, size == 0 ? State.START_OF_TRAILER : State.DATA);
            case AFTER_DATA -> expect(b, '\r', State.END_OF_DATA);
            case END_OF_DATA -> startOfSize(b);
            case START_OF_TRAILER -> b == '\r' ? State.END_OF_BODY : extra(b, State.TRAILER);
            case TRAILER -> b == '\r' ? State.END_OF_TRAILER : extra(b, State.TRAILER);
            case END_OF_TRAILER -> lineFeed(b, State.START_OF_TRAILER);
            case END_OF_BODY -> lineFeed(b, State.ENDED);
            case DATA, ENDED -> throw new IllegalStateException("No byte is expected in " + state);
        };
    }

    private State size(byte b) throws MalformedChunksException {
        int digit = Character.digit(b, RADIX);
        if (digit >= 0 && digits < MAX_SIZE_DIGITS) {
            size = size * RADIX + digit;
            digits++;
            return State.SIZE;
        }
        if (digits > 0 && b == ';') {
            return State.EXTENSION;
        }
        if (digits > 0) {
            return expect(b, '\r', State.END_OF_SIZE);
        }
        throw new MalformedChunksException();
    }

    private State startOfSize(byte b) throws MalformedChunksException {
        digits = 0;
        return lineFeed(b, State.SIZE);
    }

    private State extra(byte b, State next) throws MalformedChunksException {
        extraBytes++;
        if (extraBytes > MAX_EXTRA_BYTES || (b >= 0 && b < ' ' && b != '\t')) {
            throw new MalformedChunksException();
        }
        return next;
    }

    private static State lineFeed(byte b, State next) throws MalformedChunksException {
        return expect(b, '\n', next);
    }

    private static State expect(byte b, char expected, State next) throws MalformedChunksException {
        if (b != expected) {
            throw new MalformedChunksException();
        }
        return next;
    }
}
