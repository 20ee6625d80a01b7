package io.openbroker.client;

/**
 * Something in a response that breaks the specification.
 *
 * @param pointer the JSON pointer of the value in the body; empty for the response as a whole
 * @param problem a sentence for people: what is wrong, and what is expected
 */
public record SpecViolation(String pointer, String problem) {

    @Override
    public String toString() {
        return pointer.isEmpty() ? problem : pointer + ": " + problem;
    }
}
