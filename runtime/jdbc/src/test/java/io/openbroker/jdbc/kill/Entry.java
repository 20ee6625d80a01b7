package io.openbroker.jdbc.kill;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A service instance or service binding, and what the broker has answered about it. One client changes it, and nobody while answers
 * are compared.
 */
final class Entry {

    /** What is known for sure. */
    enum Certainty {
        PRESENT,
        ABSENT,
        /** A request was not answered, because the broker was killed. */
        UNKNOWN
    }

    private final String path;
    private final String id;
    private final List<Operation> operations = new ArrayList<>();
    private Certainty certainty = Certainty.ABSENT;
    private String content = "";
    private Optional<Operation> running = Optional.empty();

    Entry(String path, String id) {
        this.path = path;
        this.id = id;
    }

    /** An operation that was answered with 202. */
    static final class Operation {

        private final String id;
        private final Certainty outcome;
        private final String content;
        private final boolean mayFail;
        private String end = "";

        private Operation(String id, Certainty outcome, String content, boolean mayFail) {
            this.id = id;
            this.outcome = outcome;
            this.content = content;
            this.mayFail = mayFail;
        }

        String id() {
            return id;
        }

        boolean deletes() {
            return outcome == Certainty.ABSENT;
        }

        /** Whether it may be in a state now, after all that was said of it. */
        boolean mayBe(String state) {
            return end.isEmpty()
                    ? state.equals("in progress") || state.equals("succeeded") || (mayFail && state.equals("failed"))
                    : state.equals(end);
        }
    }

    String path() {
        return path;
    }

    String id() {
        return id;
    }

    boolean isBinding() {
        return path.contains("/service_bindings/");
    }

    /** Whether something is known for sure, and no operation changes it. */
    boolean settled() {
        return running.isEmpty() && certainty != Certainty.UNKNOWN;
    }

    boolean present() {
        return certainty == Certainty.PRESENT;
    }

    /** The size of a service instance, or the token of a service binding. */
    String content() {
        return content;
    }

    Optional<Operation> running() {
        return running;
    }

    List<Operation> operations() {
        return operations;
    }

    void sent() {
        certainty = Certainty.UNKNOWN;
    }

    void answered(Certainty now, String newContent) {
        certainty = now;
        content = newContent;
    }

    /**
     * Notes an operation that was answered with 202.
     *
     * @param mayFail whether it may be that of an earlier request, whose platform waited for the answer when the broker was
     *     killed; nobody knows what such an operation has done, so it counts as failed
     */
    void accepted(String operationId, Certainty outcome, String newContent, boolean mayFail) {
        Operation operation = new Operation(operationId, outcome, newContent, mayFail);
        operations.add(operation);
        running = Optional.of(operation);
    }

    /** Forgets that an operation runs, because another request has replaced it. */
    void replaced() {
        running = Optional.empty();
    }

    void ended(Operation operation, String state) {
        operation.end = state;
        if (running.filter(operation::equals).isPresent()) {
            running = Optional.empty();
            if (state.equals("succeeded")) {
                answered(operation.outcome, operation.content);
            }
        }
    }

    @Override
    public String toString() {
        return path + " " + certainty + " " + content;
    }
}
