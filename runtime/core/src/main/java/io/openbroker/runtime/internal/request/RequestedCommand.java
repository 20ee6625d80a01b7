package io.openbroker.runtime.internal.request;

import io.openbroker.runtime.internal.command.Command;
import java.util.function.Function;

/** A command as far as the head of its request tells it. */
public sealed interface RequestedCommand {

    /** A command that needs no body. */
    record Complete(Command command) implements RequestedCommand {}

    /**
     * A command that the body completes.
     *
     * @param reader makes the command of the body, and throws a refusal if that is malformed or names what is not in the
     *     catalog
     */
    record WithBody(Function<byte[], Command> reader) implements RequestedCommand {}
}
