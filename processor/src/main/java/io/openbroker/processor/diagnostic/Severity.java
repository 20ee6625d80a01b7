package io.openbroker.processor.diagnostic;

import javax.tools.Diagnostic.Kind;

/** The severity of a message. */
public enum Severity {
    /** Keeps the broker from being compiled. */
    ERROR(Kind.ERROR),
    /** About a broker that works, but not everywhere, or not all of it. */
    WARNING(Kind.WARNING),
    /** Advice. */
    NOTE(Kind.NOTE);

    private final Kind kind;

    Severity(Kind kind) {
        this.kind = kind;
    }

    /** As the compiler says it. */
    public Kind kind() {
        return kind;
    }
}
