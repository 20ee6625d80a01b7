package io.openbroker.runtime.server;

import java.util.List;

/** The headers of a request. */
@FunctionalInterface
public interface RequestHeaders {

    /**
     * All values of a header, one for each of its lines.
     *
     * @param name the header's name, in any case
     * @return the values, in the order of the request; empty if the header is absent
     */
    List<String> values(String name);
}
