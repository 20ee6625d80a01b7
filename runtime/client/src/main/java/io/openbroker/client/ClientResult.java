package io.openbroker.client;

import io.openbroker.client.http.Exchange;
import io.openbroker.client.http.NoResponse;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * How a request ended. Responses that break the specification are results too: those that still have a meaning have
 * {@link #violations()}, the others are {@link Malformed}.
 *
 * @param <T> what the response of the operation has
 */
public sealed interface ClientResult<T> {

    /** Returns the request and the response. */
    Exchange exchange();

    /** Returns what breaks the specification, though the meaning is plain. */
    List<SpecViolation> violations();

    /** Returns the value, if the operation is complete. */
    default Optional<T> value() {
        return Optional.empty();
    }

    /** Returns when the request may be sent again, if the request has failed and the broker says so. */
    default Optional<Duration> retryAfter() {
        return Optional.empty();
    }

    /** Calls the visitor's method for the type of this result. */
    <R> R accept(Visitor<? super T, R> visitor);

    /**
     * What to do with each type of result. A new type is a new method, so that no visitor compiles that has forgotten it.
     *
     * @param <T> what the response of the operation has
     * @param <R> what is returned
     */
    interface Visitor<T, R> {

        /** Visits the result of this type. */
        R visit(Done<? extends T> result);

        /** Visits the result of this type. */
        R visit(Started<? extends T> result);

        /** Visits the result of this type. */
        R visit(Gone<? extends T> result);

        /** Visits the result of this type. */
        R visit(Failed<? extends T> result);

        /** Visits the result of this type. */
        R visit(Malformed<? extends T> result);

        /** Visits the result of this type. */
        R visit(Unreachable<? extends T> result);
    }

    /**
     * The operation is complete: 200 or 201.
     *
     * @param isCreated whether the status is 201
     */
    record Done<T>(T result, boolean isCreated, Exchange exchange, List<SpecViolation> violations)
            implements ClientResult<T> {

        @Override
        public Optional<T> value() {
            return Optional.of(result);
        }

        @Override
        public <R> R accept(Visitor<? super T, R> visitor) {
            return visitor.visit(this);
        }
    }

    /** The operation has started, and is to be polled: 202. */
    record Started<T>(StartedOperation operation, Exchange exchange, List<SpecViolation> violations)
            implements ClientResult<T> {

        @Override
        public <R> R accept(Visitor<? super T, R> visitor) {
            return visitor.visit(this);
        }
    }

    /** What was to be deleted, or polled, does not exist any more: 410. */
    record Gone<T>(Exchange exchange, List<SpecViolation> violations) implements ClientResult<T> {

        @Override
        public <R> R accept(Visitor<? super T, R> visitor) {
            return visitor.visit(this);
        }
    }

    /**
     * The broker has rejected the request, or has failed: any other status from 400 on.
     *
     * @param retryAfter when the request may be sent again
     */
    record Failed<T>(
            int status,
            BrokerError error,
            Optional<Duration> retryAfter,
            Exchange exchange,
            List<SpecViolation> violations)
            implements ClientResult<T> {

        @Override
        public <R> R accept(Visitor<? super T, R> visitor) {
            return visitor.visit(this);
        }
    }

    /** The response has no meaning for this operation: the status, or what is mandatory in the body, is not as specified. */
    record Malformed<T>(int status, Exchange exchange, List<SpecViolation> violations) implements ClientResult<T> {

        @Override
        public <R> R accept(Visitor<? super T, R> visitor) {
            return visitor.visit(this);
        }
    }

    /** There is no response. */
    record Unreachable<T>(NoResponse reason, Exchange exchange) implements ClientResult<T> {

        @Override
        public List<SpecViolation> violations() {
            return List.of();
        }

        @Override
        public <R> R accept(Visitor<? super T, R> visitor) {
            return visitor.visit(this);
        }
    }
}
