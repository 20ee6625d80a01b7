package io.openbroker.client.operation;

import io.openbroker.client.ClientResult;
import io.openbroker.model.OperationStatus;
import java.time.Duration;
import java.util.Optional;

/** Why polling has ended. Each end has the last poll, if there was one. */
public sealed interface OperationEnd {

    /** Returns the result of the last poll. */
    Optional<ClientResult<OperationStatus>> lastPoll();

    /** Returns whether the operation has succeeded. */
    default boolean isSuccess() {
        return false;
    }

    /** Calls the visitor's method for the type of this end. */
    <R> R accept(Visitor<R> visitor);

    /**
     * What to do with each type of end. A new type is a new method, so that no visitor compiles that has forgotten it.
     *
     * @param <R> what is returned
     */
    interface Visitor<R> {

        /** Visits the end of this type. */
        R visit(Succeeded end);

        /** Visits the end of this type. */
        R visit(Failed end);

        /** Visits the end of this type. */
        R visit(Vanished end);

        /** Visits the end of this type. */
        R visit(TimedOut end);

        /** Visits the end of this type. */
        R visit(Cancelled end);
    }

    /** The operation has succeeded; a deletion also if what was to be deleted does not exist any more. */
    record Succeeded(Optional<ClientResult<OperationStatus>> lastPoll) implements OperationEnd {

        @Override
        public boolean isSuccess() {
            return true;
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visit(this);
        }
    }

    /** The operation has failed. */
    record Failed(OperationStatus status, Optional<ClientResult<OperationStatus>> lastPoll) implements OperationEnd {

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visit(this);
        }
    }

    /** What was to be created or changed does not exist any more: 410, which is meant for deletions. */
    record Vanished(Optional<ClientResult<OperationStatus>> lastPoll) implements OperationEnd {

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visit(this);
        }
    }

    /** The operation was still in progress after the maximum duration, or no poll was valid. */
    record TimedOut(Duration after, Optional<ClientResult<OperationStatus>> lastPoll) implements OperationEnd {

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visit(this);
        }
    }

    /** The caller has stopped polling, or the thread was interrupted, and stays so. The operation goes on. */
    record Cancelled(Optional<ClientResult<OperationStatus>> lastPoll) implements OperationEnd {

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visit(this);
        }
    }
}
