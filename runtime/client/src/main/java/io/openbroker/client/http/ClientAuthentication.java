package io.openbroker.client.http;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.function.Supplier;

/** How requests authenticate in the header {@code Authorization}. Client certificates belong to {@link ClientTls}. */
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
    Optional<String> header();

    /** No header. */
    record None() implements ClientAuthentication {

        @Override
        public Optional<String> header() {
            return Optional.empty();
        }
    }

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
        public Optional<String> header() {
            byte[] credentials = (user + ":" + password).getBytes(StandardCharsets.UTF_8);
            return Optional.of("Basic " + Base64.getEncoder().encodeToString(credentials));
        }

        @Override
        public String toString() {
            return "Basic[user=" + user + "]";
        }
    }

    /** A token. */
    record Bearer(Supplier<String> token) implements ClientAuthentication {

        @Override
        public Optional<String> header() {
            return Optional.of("Bearer " + token.get());
        }

        @Override
        public String toString() {
            return "Bearer[]";
        }
    }
}
