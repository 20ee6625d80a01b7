package io.openbroker.processor.model.catalog;

import io.openbroker.processor.diagnostic.SourceRef;
import java.util.List;

/**
 * What is wrong with a catalog file before it can be read as offerings.
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
        /** What the parser says, and what to do. */
        MALFORMED,
        /** The name of the field, how to mend it, and what it must be. */
        FIELD_MISSING,
        /** The name of the field, what it is, and what it must be. */
        FIELD_WRONG,
        /** The name of the file, what is wrong with the schema, and what to do. */
        SCHEMA_WRONG,
        /** The name of the field, and the one that may be meant. */
        FIELD_MISSPELT
    }
}
