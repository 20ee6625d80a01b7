package io.openbroker.runtime.internal.admin;

import io.openbroker.runtime.internal.request.RequestedCommand;
import io.openbroker.runtime.internal.response.AdminOperation;
import io.openbroker.runtime.internal.response.Response;
import java.util.Map;
import java.util.function.Supplier;

/** Requests for operations of the admin port that belong together. Safe for use by many threads. */
public interface AdminRequests {

    /** Reads the requests for one operation. Does not block; the command that it returns may. */
    @FunctionalInterface
    interface Reader {

        RequestedCommand<Supplier<Response>> read(AdminRequest request);
    }

    /** The operations that are served, with their readers. */
    Map<AdminOperation, Reader> readers();
}
