package io.openbroker.runtime.spi.state.row;

import java.util.Optional;

/**
 * The execution of an operation: who carries it out, and its progress.
 *
 * @param owner the replica in which a platform waits for the result; empty if any replica carries it out in the background
 * @param delegatedId the id by which the polling handler knows it, if a handler has started the work elsewhere
 * @param instructions the instructions for operators, if people do the work; they may repeat what is secret in the request
 * @param attempts the number of earlier attempts in the background
 * @param resting whether no thread works on it until the next attempt
 * @param failing the description with which an operator wants it to fail; the thread that works on it stops
 * @param claims how often a thread has begun to work on it. A thread may record its result only while it is the last one, so a
 *     replica that was paused records nothing over the work of the replica that has taken the operation over
 */
public record OperationExecution(
        Optional<String> owner,
        Optional<String> delegatedId,
        Optional<String> instructions,
        int attempts,
        boolean resting,
        Optional<String> failing,
        int claims) {

    /**
     * Whether no thread works on it, although it is in progress.
     *
     * @return whether it waits for another system, for people, or for the next attempt
     */
    public boolean idle() {
        return delegatedId.isPresent() || instructions.isPresent() || resting;
    }

    /**
     * The execution of a new operation.
     *
     * @param owner the replica in which a platform waits for the result, if one does
     * @return the execution
     */
    public static OperationExecution begin(Optional<String> owner) {
        return new OperationExecution(
                owner, Optional.empty(), Optional.empty(), 0, false, Optional.empty(), owner.isPresent() ? 1 : 0);
    }

    OperationExecution delegated(String id) {
        return new OperationExecution(Optional.empty(), Optional.of(id), Optional.empty(), 0, false, failing, claims);
    }

    OperationExecution manual(String text) {
        return new OperationExecution(Optional.empty(), Optional.empty(), Optional.of(text), 0, false, failing, claims);
    }

    OperationExecution ended() {
        return new OperationExecution(owner, delegatedId, Optional.empty(), attempts, false, failing, claims);
    }

    OperationExecution failing(String text) {
        return new OperationExecution(owner, delegatedId, instructions, attempts, resting, Optional.of(text), claims);
    }

    OperationExecution with(int tries, boolean rests) {
        return new OperationExecution(owner, delegatedId, instructions, tries, rests, failing, claims);
    }

    OperationExecution claimed() {
        return new OperationExecution(owner, delegatedId, instructions, attempts, false, failing, claims + 1);
    }

    /** Omits the instructions. */
    @Override
    public String toString() {
        return "OperationExecution[owner=" + owner + ", delegatedId=" + delegatedId + ", manual="
                + instructions.isPresent() + ", attempts=" + attempts + ", resting=" + resting + ", failing=" + failing
                + ", claims=" + claims + "]";
    }
}
