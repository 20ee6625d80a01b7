package io.openbroker.runtime.internal.command;

import io.openbroker.runtime.internal.response.JsonResponse;
import java.util.function.Consumer;

/** Carries commands out. Safe for use by many threads; a call lasts as long as a synchronous handler does. */
@FunctionalInterface
public interface Commands {

    /**
     * Carries a command out.
     *
     * @param early takes, on any thread, the response to a platform that is not to wait until the call returns; what the call
     *     returns is of no interest then
     * @throws io.openbroker.runtime.internal.response.Rejection if it ends without success
     */
    JsonResponse carryOut(Command command, Consumer<JsonResponse> early);
}
