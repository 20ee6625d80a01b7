package io.openbroker.runtime.internal.command;

import io.openbroker.runtime.internal.response.JsonResponse;
import java.util.function.Consumer;

/** Executes commands. Safe for use by many threads; calls block while a synchronous handler runs. */
@FunctionalInterface
public interface Commands {

    /**
     * Executes a command.
     *
     * @param early receives the response, on any thread, if the platform does not wait until the call returns; the returned
     *     response is then ignored
     * @throws io.openbroker.runtime.internal.response.Rejection if the command is not successful
     */
    JsonResponse carryOut(Command command, Consumer<JsonResponse> early);
}
