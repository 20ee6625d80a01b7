package io.openbroker.osb.internal.output;

/** How results are printed. The constants are the values of {@code --output}. */
public enum OutputFormat {
    /** For people. */
    table,
    /** For programs. */
    json
}
