package io.openbroker.runtime.internal.pipeline;

import io.openbroker.model.Platform;
import io.openbroker.model.RequestIdentity;
import io.openbroker.runtime.internal.authentication.RequestAuthentication;
import io.openbroker.runtime.internal.request.RequestedCommand;
import io.openbroker.runtime.internal.request.Route;
import io.openbroker.runtime.internal.response.Response;
import io.openbroker.runtime.server.BrokerResponse;
import io.openbroker.runtime.server.RequestHead;
import io.openbroker.runtime.spi.authentication.AuthenticationResult.Authenticated;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The part of {@link RequestPipeline} in which the port of platforms and the admin port differ. Its methods are called in the
 * order in which they are here; those that throw a rejection end the request. Safe for use by many threads.
 *
 * @param <O> the operations of the port
 * @param <C> the commands of the port
 */
public interface Port<O extends Enum<O>, C> {

    /** The longest body of any operation, in bytes. */
    int maxBodyBytes();

    /** The longest body of an operation, in bytes. */
    default int maxBodyBytes(O operation) {
        return maxBodyBytes();
    }

    /** Headers of every response of this port. */
    Map<String, String> responseHeaders();

    /** Checks what precedes authentication, and finds who may send a request with this path. Does not block. */
    RequestAuthentication authentication(RequestHead head);

    /** Finds the operation. Does not block. */
    Route<O> route(RequestHead head);

    /** The response to a request that needs neither a body nor a thread, already reported. Does not block. */
    Optional<BrokerResponse> immediate(Route<O> route, RequestHead head, RequestFacts<O> facts);

    /** Reads the query and the headers. Does not block. */
    RequestedCommand<C> read(Route<O> route, RequestHead head, Authenticated caller, RequestIdentity identity);

    /** The platform of a caller; none where callers are not platforms. */
    Optional<Platform> platform(Authenticated caller);

    /**
     * Carries a command out. Blocks.
     *
     * @param early receives the response, on any thread, if the client is not to wait until the call returns; the returned
     *     response is then ignored
     */
    Response carryOut(C command, RequestFacts<O> facts, Consumer<Response> early);

    /**
     * Reports a response before it is sent.
     *
     * @param command the command, if the request could be read
     */
    void report(RequestFacts<O> facts, Optional<C> command, Response response);
}
