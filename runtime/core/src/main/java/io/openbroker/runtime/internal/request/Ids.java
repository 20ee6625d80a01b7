package io.openbroker.runtime.internal.request;

import io.openbroker.runtime.server.PrintableText;
import java.util.function.Supplier;

/** The rules for ids, in every part of a request. */
final class Ids {

    /** Long enough for any platform, and short enough for any database. */
    static final int MAX_LENGTH = 1_024;

    private Ids() {}

    /**
     * Checks and returns an id.
     *
     * @param place where in the request the id is, for the description of what is wrong
     */
    static String checked(Supplier<String> place, String id) {
        if (id.isEmpty()) {
            throw Malformed.because(place.get() + " is empty. Send a non-empty string.");
        }
        if (id.length() > MAX_LENGTH) {
            throw Malformed.because(
                    place.get() + " has " + id.length() + " characters. Send at most " + MAX_LENGTH + ".");
        }
        if (!PrintableText.isPrintable(id)) {
            throw Malformed.because(
                    place.get() + " has a control or invisible character. Send a string without such characters.");
        }
        return id;
    }
}
