package io.openbroker.processor;

import java.util.Arrays;
import java.util.stream.Collectors;

/** Shows where an exception comes from, in few words. */
final class StackTraces {

    private static final int FRAMES = 8;

    private StackTraces() {}

    static String first(Throwable thrown) {
        return Arrays.stream(thrown.getStackTrace())
                .limit(FRAMES)
                .map(StackTraceElement::toString)
                .collect(Collectors.joining(" < "));
    }
}
