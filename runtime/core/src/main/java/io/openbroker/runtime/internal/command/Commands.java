package io.openbroker.runtime.internal.command;

import io.openbroker.runtime.internal.response.JsonResponse;
import java.util.function.Consumer;

/** Carries commands out. Safe for use by many threads; calls block as long as a synchronous handler runs. */
@FunctionalInterface
public interface Commands {

    /**
     * Carries a command out.
     *
     * @param early receives the response, on any thread, if the platform is not to wait until the call returns; the returned
     *     response is then ignored
     * @throws io.openbroker.runtime.internal.response.Rejection if it ends without success
     */
    JsonResponse carryOut(Command command, Consumer<JsonResponse> early);
}
