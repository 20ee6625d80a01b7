package io.openbroker.undertow;

import java.nio.ByteBuffer;

/** Takes the parts of a body. For use by the thread that reads it. */
interface BodySink {

    /** Whether the body is of interest so far. */
    boolean wantsMore();

    /** Takes all that is in the buffer. */
    void take(ByteBuffer part);

    /** Called once, when the body has ended or no more is wanted. */
    void finish();

    /** Called once instead, when the time is up. */
    void expire();
}
