package io.openbroker.runtime;

/** What came of an operator's wish to mend an operation. */
public sealed interface Mending {

    /**
     * It was recorded.
     *
     * @param operation the operation after that
     */
    record Recorded(ListedOperation operation) implements Mending {}

    /**
     * It is not possible, and nothing was changed.
     *
     * @param why what stands against it, and what to do instead
     */
    record Refused(String why) implements Mending {}

    /** There is no such operation; it may have ended so long ago that it is forgotten. */
    record Unknown() implements Mending {}
}
