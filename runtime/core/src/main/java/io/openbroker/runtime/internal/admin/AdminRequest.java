package io.openbroker.runtime.internal.admin;

import io.openbroker.model.RequestIdentity;
import io.openbroker.runtime.internal.request.Route;
import io.openbroker.runtime.internal.response.AdminOperation;
import io.openbroker.runtime.server.RequestHead;
import io.openbroker.runtime.spi.authentication.AuthenticationResult.Authenticated;

/** A request on the admin port as far as its head tells, from a caller who may send it. */
public record AdminRequest(
        Route<AdminOperation> route, RequestHead head, Authenticated caller, RequestIdentity identity) {

    /** The id of that name in the path. */
    String id(String name) {
        return route.id(name);
    }

    String query() {
        return head.rawQuery();
    }
}
