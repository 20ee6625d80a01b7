package io.openbroker.model;

import java.util.Optional;

/**
 * The result of a handler whose work continues outside the runtime, so that the platform receives 202 and polls. Another system does
 * the work ({@link #as}), and the {@link io.openbroker.annotation.LastOperation} or {@link
 * io.openbroker.annotation.LastBindingOperation} handler returns its status; or people do it ({@link #manual}), and an operator
 * reports the end on the admin port.
 */
public sealed interface Accepted extends InstanceResult, BindingResult, DeletionResult {

    /** The longest operation id that the specification allows, in characters. */
    int MAX_LENGTH = 10_000;

    /**
     * The dashboard of a service instance; platforms read it from the first response only.
     *
     * @return the dashboard's URL
     */
    Optional<String> dashboardUrl();

    /**
     * Adds the dashboard of a service instance.
     *
     * @param url the dashboard's URL
     * @return a copy with the dashboard
     */
    Accepted withDashboard(String url);

    /**
     * Work that another system does, and that the handler has started.
     *
     * @param operationId the id that the polling handler receives, at most 10,000 characters
     * @return the result
     * @throws IllegalArgumentException if the operation id is blank or longer than {@link #MAX_LENGTH}, or has a NUL
     */
    static Accepted as(String operationId) {
        return new Delegated(operationId, Optional.empty());
    }

    /**
     * Work that people do. The operation is in progress until an operator succeeds or fails it, the platform deletes what is being
     * created, or the maximum polling duration of the plan is over. Only for brokers with {@link
     * io.openbroker.annotation.State#MANAGED}. A handler that returns nothing else declares {@link Manual} as its result, and needs
     * no polling handler.
     *
     * @param instructions what is to be done, for operators only; at most 10,000 characters, not blank. They are encrypted in the
     *     state, and removed when the operation ends
     * @return the result
     * @throws IllegalArgumentException if the instructions are blank or too long
     */
    static Manual manual(String instructions) {
        return new Manual(instructions, Manual.DESCRIPTION, Optional.empty());
    }

    /**
     * Work that another system does.
     *
     * @param operationId the id that the polling handler receives, at most 10,000 characters
     * @param dashboardUrl the dashboard of a service instance; platforms read it from the first response only
     */
    record Delegated(String operationId, Optional<String> dashboardUrl) implements Accepted {

        /**
         * Checks the operation id.
         *
         * @throws IllegalArgumentException if the operation id is blank or longer than {@link #MAX_LENGTH}, or has a NUL
         */
        public Delegated {
            if (operationId.indexOf('\0') >= 0) {
                // No platform could send it, and not every database can store it.
                throw new IllegalArgumentException("Accepted has an operation id with a NUL; leave that out");
            }
            if (operationId.isBlank() || operationId.length() > MAX_LENGTH) {
                throw new IllegalArgumentException("Accepted has an operation id of " + operationId.length()
                        + " characters; give it from 1 to " + MAX_LENGTH + ", not all blank");
            }
        }

        @Override
        public Delegated withDashboard(String url) {
            return new Delegated(operationId, Optional.of(url));
        }
    }

    /**
     * Work that people do.
     *
     * @param instructions what is to be done, for operators only
     * @param description the description of the operation in progress, for the platform's users
     * @param dashboardUrl the dashboard of a service instance; platforms read it from the first response only
     */
    record Manual(String instructions, String description, Optional<String> dashboardUrl) implements Accepted {

        /** The longest instructions, in characters. */
        public static final int MAX_INSTRUCTIONS = 10_000;

        private static final String DESCRIPTION = "An operator of the broker carries out the operation.";

        /**
         * Checks the texts.
         *
         * @throws IllegalArgumentException if a text is blank, the instructions are longer than {@link #MAX_INSTRUCTIONS}, or the
         *     description has a NUL
         */
        public Manual {
            if (instructions.isBlank() || instructions.length() > MAX_INSTRUCTIONS) {
                throw new IllegalArgumentException("Accepted.manual has instructions of " + instructions.length()
                        + " characters; give it from 1 to " + MAX_INSTRUCTIONS + ", not all blank");
            }
            if (description.isBlank() || description.indexOf('\0') >= 0) {
                throw new IllegalArgumentException("Accepted.manual has a description that is blank or has a NUL;"
                        + " say in it what the platform's users wait for");
            }
        }

        /**
         * Sets the description of the operation in progress.
         *
         * @param text the description for the platform's users, without secrets
         * @return a copy with the description
         */
        public Manual withDescription(String text) {
            return new Manual(instructions, text, dashboardUrl);
        }

        @Override
        public Manual withDashboard(String url) {
            return new Manual(instructions, description, Optional.of(url));
        }

        /** Omits the instructions, which may repeat parameters. */
        @Override
        public String toString() {
            return "Manual[description=" + description + "]";
        }
    }
}
