package io.openbroker.jdbc.model;

import io.openbroker.runtime.internal.lifecycle.resource.LifecycleEvent;

/**
 * A request of one of several clients, and what it was answered.
 *
 * @param kind what it asks: {@code CREATION}, {@code UPDATE}, {@code DELETION} or {@code FETCH}
 * @param id the service instance or binding
 * @param wanted what it shall be, with the plan that the request names; of a fetch, what it was told to be
 * @param async whether the client polls
 * @param sent when the request was sent
 * @param heard when the answer was there
 * @param status the status of the answer
 * @param error the error code of the answer
 * @param operation the operation that the answer names
 * @param succeeded whether that operation has, in the end
 * @param ended when the client has heard of its end
 */
record Call(
        LifecycleEvent kind,
        String id,
        Wanted wanted,
        boolean async,
        long sent,
        long heard,
        int status,
        String error,
        String operation,
        boolean succeeded,
        long ended) {

    static final int ACCEPTED = 202;

    boolean accepted() {
        return status == ACCEPTED;
    }

    boolean busy() {
        return status == 422 && error.equals("ConcurrencyError");
    }

    /** Whether it was told that a deletion has cut it short. */
    boolean cancelled() {
        return status == 500 && error.equals("Cancelled");
    }

    boolean ofBinding() {
        return id.contains("-");
    }

    /** Whether it makes a service binding the successor of another. */
    boolean rotates() {
        return !wanted.predecessor().isEmpty();
    }

    /** The service instance, or that of the service binding. */
    String instance() {
        return id.replaceFirst("-.*", "");
    }

    Call withEnd(boolean success, long time) {
        return new Call(kind, id, wanted, async, sent, heard, status, error, operation, success, time);
    }
}
