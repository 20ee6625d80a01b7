package io.openbroker.jdbc.chaos;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** The broken promises. Safe for use by many threads. */
final class Findings {

    /** A broken promise. */
    enum Kind {
        /** Something that was acknowledged is not there, or another thing is. */
        LOST,
        /** A resource existed twice. */
        DOUBLED,
        /** An operation did not end. */
        STUCK,
        /** A resource or a credential exists that no platform knows. */
        LEFT,
        /** A response that no platform expects, such as 500. */
        UNEXPECTED,
        /** A replica ended by itself. */
        ENDED,
        /** A credential is in the log. */
        LEAKED
    }

    /**
     * A broken promise.
     *
     * @param instance the service instance, or empty
     */
    record Finding(Kind kind, String instance, String text) {}

    private final Queue<Finding> findings = new ConcurrentLinkedQueue<>();

    void add(Kind kind, String instance, String text) {
        findings.add(new Finding(kind, instance, text));
    }

    List<Finding> all() {
        return List.copyOf(findings);
    }

    Map<Kind, Integer> counts() {
        Map<Kind, Integer> counts = new EnumMap<>(Kind.class);
        for (Kind kind : Kind.values()) {
            counts.put(kind, 0);
        }
        findings.forEach(finding -> counts.merge(finding.kind(), 1, Integer::sum));
        return counts;
    }
}
