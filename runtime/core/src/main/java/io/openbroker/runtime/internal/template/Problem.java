package io.openbroker.runtime.internal.template;

import io.openbroker.catalog.Finding;

/**
 * What is wrong with a value of a catalog.
 *
 * @param pointer the JSON pointer to the value
 * @param finding what is wrong with it
 */
public record Problem(String pointer, Finding finding) {

    public boolean isError() {
        return finding.problem().isError();
    }

    /** As the compiler would say it, with the place in the catalog. */
    @Override
    public String toString() {
        return "[" + finding.problem().fullName() + "] " + pointer + ": " + finding.message();
    }
}
