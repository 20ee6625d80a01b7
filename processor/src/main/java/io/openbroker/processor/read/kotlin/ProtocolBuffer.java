package io.openbroker.processor.read.kotlin;

import java.util.Arrays;

/** Reads a message of Protocol Buffers, field by field. Throws {@link IndexOutOfBoundsException} at its unexpected end. */
final class ProtocolBuffer {

    private static final int NUMBER = 0;
    private static final int EIGHT_BYTES = 1;
    private static final int LENGTH = 2;
    private static final int FOUR_BYTES = 5;

    private static final int TYPE_BITS = 3;
    private static final int TYPE_MASK = (1 << TYPE_BITS) - 1;
    private static final int GROUP_BITS = 7;
    private static final int GROUP_MASK = (1 << GROUP_BITS) - 1;

    private final byte[] bytes;
    private int at;
    private int tag;

    ProtocolBuffer(byte[] bytes) {
        this.bytes = bytes;
    }

    /** Goes to the next field; returns whether there is one. */
    boolean nextField() {
        if (at == bytes.length) {
            return false;
        }
        tag = (int) number();
        return true;
    }

    /** The number of the field whose value is next. */
    int field() {
        return tag >>> TYPE_BITS;
    }

    long number() {
        long number = 0;
        for (int shift = 0; ; shift += GROUP_BITS) {
            byte group = bytes[at++];
            number |= (long) (group & GROUP_MASK) << shift;
            if (group >= 0) {
                return number;
            }
        }
    }

    /** A message with its length before it. */
    ProtocolBuffer message() {
        int length = (int) number();
        int end = Math.addExact(at, length);
        if (length < 0 || end > bytes.length) {
            throw new IndexOutOfBoundsException(end);
        }
        ProtocolBuffer message = new ProtocolBuffer(Arrays.copyOfRange(bytes, at, end));
        at = end;
        return message;
    }

    void skip() {
        switch (tag & TYPE_MASK) {
            case NUMBER -> number();
            case EIGHT_BYTES -> at += Long.BYTES;
            case LENGTH -> message();
            case FOUR_BYTES -> at += Integer.BYTES;
            default -> throw new IllegalArgumentException("Unknown type of a field: " + tag);
        }
    }
}
