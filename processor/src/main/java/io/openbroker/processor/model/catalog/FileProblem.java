package io.openbroker.processor.model.catalog;

import io.openbroker.processor.diagnostic.SourceRef;
import java.util.List;

/**
 * A problem that keeps a catalog file from being read as offerings.
 *
 * @param kind what is wrong
 * @param source where
 * @param details what a message names, in its order
 */
public record FileProblem(Kind kind, SourceRef source, List<String> details) {

    public FileProblem {
        details = List.copyOf(details);
    }

    /** Kinds of problems, and the details of each. */
    public enum Kind {
        /** The path, and where it was looked for. */
        NOT_FOUND,
        /** Arguments: the message of the parser, and the remedy. */
        MALFORMED,
        /** The name of the field, how to mend it, and what it must be. */
        FIELD_MISSING,
        /** Arguments: the name of the field, its value, and the expected value. */
        FIELD_WRONG,
        /** Arguments: the name of the file, the problem of the schema, and the remedy. */
        SCHEMA_WRONG,
        /** The name of the field, and the one that may be meant. */
        FIELD_MISSPELT
    }
}
