package io.openbroker.runtime.internal.template;

import io.openbroker.catalog.Finding;

/**
 * A problem with a value of a catalog.
 *
 * @param pointer the JSON pointer to the value
 */
public record Problem(String pointer, Finding finding) {

    public boolean isError() {
        return finding.problem().isError();
    }

    /** Returns the message of the compiler with the place in the catalog. */
    @Override
    public String toString() {
        return "[" + finding.problem().fullName() + "] " + pointer + ": " + finding.message();
    }
}
