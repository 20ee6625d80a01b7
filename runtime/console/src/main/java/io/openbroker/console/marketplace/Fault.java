package io.openbroker.console.marketplace;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What goes wrong on the way of a request, because a developer wants it to. */
enum Fault {
    /** The broker receives the request and responds, but the connection ends before the marketplace has read the response. */
    LOSE_RESPONSE,
    /** The connection ends in the middle of the request. */
    HANG_UP;

    /** Finds the fault of a name in the JSON of the page. */
    static Optional<Fault> named(String name) {
        return Arrays.stream(values())
                .filter(fault -> fault.json().equals(name))
                .findFirst();
    }

    String json() {
        return name().toLowerCase(Locale.ROOT);
    }
}
