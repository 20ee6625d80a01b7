package io.openbroker.runtime.internal.json;

import java.util.Optional;

/** Receives JSON objects piece by piece, so that long arrays take no more memory than what is kept of their elements. */
public interface DocumentVisitor {

    /** An object begins. */
    void begin();

    /**
     * A member that is no array.
     *
     * @param value empty for null
     */
    void member(String name, Optional<Object> value);

    /** A member that is an array begins. */
    void array(String name);

    /**
     * An element of the array that has begun last.
     *
     * @param value empty for null
     */
    void element(Optional<Object> value);

    /** The object has ended. */
    void end();
}
