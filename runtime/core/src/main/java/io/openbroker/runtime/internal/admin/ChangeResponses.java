package io.openbroker.runtime.internal.admin;

import io.openbroker.runtime.ChangeResult;
import io.openbroker.runtime.internal.response.JsonResponse;
import io.openbroker.runtime.internal.response.Outcome;
import io.openbroker.runtime.internal.response.Rejection;
import io.openbroker.runtime.internal.response.Response;

/** The responses to requests for changes. */
final class ChangeResponses {

    private ChangeResponses() {}

    /**
     * The response with the operation.
     *
     * @param unknown what does not exist, in words
     * @throws Rejection if the change is not possible
     */
    static Response of(ChangeResult result, Outcome done, String unknown) {
        if (result instanceof ChangeResult.Recorded recorded) {
            return JsonResponse.of(done, AdminJson.operation(recorded.operation()));
        }
        if (result instanceof ChangeResult.Rejected rejected) {
            throw Rejection.of(Outcome.CHANGE_NOT_POSSIBLE, rejected.reason());
        }
        throw Rejection.of(Outcome.NOT_FOUND, unknown);
    }
}
