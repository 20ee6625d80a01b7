package io.openbroker.client.http;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.function.Supplier;

/** How requests authenticate in the header {@code Authorization}. Client certificates belong to the connection. */
public sealed interface ClientAuthentication {

    /** No header, for brokers that recognize platforms by their certificate, or not at all. */
    ClientAuthentication NONE = new None();

    /** Basic authentication, which all platforms have. */
    static ClientAuthentication basic(String user, String password) {
        return new Basic(user, password);
    }

    /** A token for each request, so that tokens can be renewed. The supplier is called by the thread that sends. */
    static ClientAuthentication bearer(Supplier<String> token) {
        return new Bearer(token);
    }

    /** Returns the value of the header. */
    default Optional<String> header() {
        if (this instanceof Basic basic) {
            byte[] credentials = (basic.user() + ":" + basic.password()).getBytes(StandardCharsets.UTF_8);
            return Optional.of("Basic " + Base64.getEncoder().encodeToString(credentials));
        }
        return this instanceof Bearer bearer
                ? Optional.of("Bearer " + bearer.token().get())
                : Optional.empty();
    }

    /** No header. */
    record None() implements ClientAuthentication {}

    /** A user and a password. */
    record Basic(String user, String password) implements ClientAuthentication {

        /**
         * Checks the user.
         *
         * @throws IllegalArgumentException if it has a colon, which would be read as the end of the user
         */
        public Basic {
            if (user.contains(":")) {
                throw new IllegalArgumentException(
                        "The user \"" + user + "\" has a colon, which basic authentication does not support.");
            }
        }

        @Override
        public String toString() {
            return "Basic[user=" + user + "]";
        }
    }

    /** A token. */
    record Bearer(Supplier<String> token) implements ClientAuthentication {

        @Override
        public String toString() {
            return "Bearer[]";
        }
    }
}
