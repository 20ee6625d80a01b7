package io.openbroker.testkit.internal.platform;

import java.util.Map;
import java.util.Optional;

/** What a platform has received for a request: a response, or none. */
public sealed interface Reception {

    /**
     * A response.
     *
     * @param body the JSON object; empty if the body is something else
     */
    record Responded(int status, Map<String, Object> body) implements Reception {

        /** The string with a name in the body. */
        public Optional<String> text(String name) {
            return Optional.ofNullable(body.get(name))
                    .filter(String.class::isInstance)
                    .map(String.class::cast);
        }

        public boolean successful() {
            return status < 300;
        }

        public boolean accepted() {
            return status == 202;
        }
    }

    /**
     * No response.
     *
     * @param reason a sentence
     */
    record Lost(String reason) implements Reception {}
}
