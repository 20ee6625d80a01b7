package io.openbroker.runtime.internal.answer;

import static io.openbroker.model.OsbOperation.BIND;
import static io.openbroker.model.OsbOperation.CATALOG;
import static io.openbroker.model.OsbOperation.DEPROVISION;
import static io.openbroker.model.OsbOperation.FETCH_BINDING;
import static io.openbroker.model.OsbOperation.FETCH_INSTANCE;
import static io.openbroker.model.OsbOperation.LAST_BINDING_OPERATION;
import static io.openbroker.model.OsbOperation.LAST_OPERATION;
import static io.openbroker.model.OsbOperation.PROVISION;
import static io.openbroker.model.OsbOperation.UNBIND;
import static io.openbroker.model.OsbOperation.UPDATE;

import io.openbroker.model.OsbOperation;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * How a request can end, with the status and the error code that the platform gets: the one table of answers. The same
 * table stands in {@code docs/answers.md}, and a test compares the two.
 */
public enum Outcome {
    CATALOG_SERVED(200, "", "the catalog", of(CATALOG)),
    CATALOG_UNCHANGED(304, "", "`If-None-Match` names the catalog's ETag", of(CATALOG)),
    CREATED(201, "", "created by this request", of(PROVISION, BIND)),
    EXISTS(200, "", "exists already, with the same attributes", of(PROVISION, BIND)),
    UPDATED(200, "", "changed by this request, or nothing was to be changed", of(UPDATE)),
    DELETED(200, "", "deleted by this request; the body is `{}`", of(DEPROVISION, UNBIND)),
    ACCEPTED(202, "", "goes on in the background; asked again, the same operation", mutations()),
    FETCHED(200, "", "the service instance or binding", of(FETCH_INSTANCE, FETCH_BINDING)),
    OPERATION_STATUS(200, "", "how the operation stands", of(LAST_OPERATION, LAST_BINDING_OPERATION)),
    ALREADY_GONE(410, "", "what is to be deleted does not exist; the body is `{}`", of(DEPROVISION, UNBIND)),

    VERSION_MISSING(400, "MissingApiVersion", "`X-Broker-API-Version` is absent", all()),
    VERSION_UNSUPPORTED(412, "UnsupportedApiVersion", "`X-Broker-API-Version` is not 2.13 or a later 2.x", all()),
    UNAUTHORIZED(401, "Unauthorized", "no or wrong credentials", all()),
    TOO_MANY_FAILURES(
            429,
            "TooManyFailures",
            "wrong credentials, while the answers to very many others are being delayed; `Retry-After` says when to try"
                    + " again",
            all()),
    AUTHENTICATION_UNAVAILABLE(
            503,
            "AuthenticationUnavailable",
            "the credentials cannot be checked just now; `Retry-After` says when to try again",
            all()),
    PATH_UNKNOWN(404, "NotFound", "the path is none of the API's, or its prefix that of no platform", all()),
    METHOD_NOT_ALLOWED(
            405, "MethodNotAllowed", "the path does not know the method; `Allow` names those it knows", all()),
    MALFORMED(400, "MalformedRequest", "a header, path, query or body is not as the specification says", all()),
    HEADERS_TOO_LARGE(
            431,
            "HeadersTooLarge",
            "the target and the headers together are longer, or more, than the broker reads",
            all()),
    BODY_TOO_LARGE(413, "BodyTooLarge", "the body is larger than the broker reads", of(PROVISION, UPDATE, BIND)),
    BODY_TOO_SLOW(408, "BodyTooSlow", "the body did not come within the time that it has", of(PROVISION, UPDATE, BIND)),
    CATALOG_MISMATCH(
            400,
            "NotInCatalog",
            "an unknown service or plan, or a plan of another service",
            EnumSet.complementOf(of(CATALOG))),
    TARGET_MISMATCH(
            400,
            "ServiceOrPlanMismatch",
            "`service_id` or `plan_id` is not that of the service instance or binding",
            of(
                    UPDATE,
                    DEPROVISION,
                    BIND,
                    UNBIND,
                    FETCH_INSTANCE,
                    FETCH_BINDING,
                    LAST_OPERATION,
                    LAST_BINDING_OPERATION)),
    PARAMETERS_INVALID(
            400, "InvalidParameters", "`parameters` are not as the service takes them", of(PROVISION, UPDATE, BIND)),
    ROTATION_REFUSED(400, "RotationNotPossible", "the predecessor is unknown, expired, or not rotatable", of(BIND)),
    NOT_BINDABLE(400, "NotBindable", "service instances of the plan cannot be bound", of(BIND)),
    CONFLICT(409, "Conflict", "exists already or is being created, with other attributes", of(PROVISION, BIND)),
    NOT_FOUND(
            404,
            "NotFound",
            "the service instance, binding or operation does not exist",
            of(UPDATE, BIND, FETCH_INSTANCE, FETCH_BINDING, LAST_OPERATION, LAST_BINDING_OPERATION)),
    ASYNC_REQUIRED(422, "AsyncRequired", "possible only with `accepts_incomplete=true`", mutations()),
    CONCURRENCY(
            422,
            "ConcurrencyError",
            "another operation works on the service instance or binding, so nothing was begun",
            EnumSet.of(PROVISION, UPDATE, DEPROVISION, BIND, UNBIND, FETCH_INSTANCE, FETCH_BINDING)),
    MAINTENANCE_CONFLICT(
            422, "MaintenanceInfoConflict", "`maintenance_info.version` is not the catalog's", of(PROVISION, UPDATE)),
    APP_REQUIRED(422, "RequiresApp", "a binding of this service needs `app_guid`", of(BIND)),
    UPDATE_NOT_SUPPORTED(
            422,
            "UpdateNotSupported",
            "the change of plan or context is not possible, or it needs parameters that are not known",
            of(UPDATE)),
    NOT_IMPLEMENTED(501, "NotImplemented", "the broker has no handler for the operation", withHandlers()),
    HANDLER_REFUSED(0, "", "the handler threw a `BrokerException`: its status, error and description", withHandlers()),
    HANDLER_FAILED(500, "InternalError", "the handler or the broker failed; the log has the reason", all()),
    CANCELLED(
            500,
            "Cancelled",
            "the operation was cut short by the deletion of what it works on, or by an operator",
            mutations()),
    HANDLER_TOO_SLOW(
            504,
            "HandlerTooSlow",
            "the handler takes longer than the platform, which does not poll, is kept waiting; it goes on, and *last"
                    + " operation* tells how it ends (with state of the broker's own, the same request again does; there, a"
                    + " handler that only looks is interrupted); `Retry-After` says when to ask again",
            withHandlers()),
    OVERLOADED(
            503,
            "Overloaded",
            "as many operations or requests run or wait as the broker takes on; nothing was changed; `Retry-After` says"
                    + " when to try again",
            withHandlers()),
    STATE_UNAVAILABLE(
            503,
            "StateUnavailable",
            "the broker's state cannot be read or written at the moment; nothing was begun, or the result of the handler is"
                    + " recorded later; `Retry-After` says when to try again",
            withHandlers()),
    STOPPING(503, "Stopping", "the broker is being stopped; `Retry-After` says when to try again", all());

    private final int status;
    private final String error;
    private final String when;
    // Unmodifiable, but Error Prone cannot see that.
    @SuppressWarnings("ImmutableEnumChecker")
    private final Set<OsbOperation> operations;

    Outcome(int status, String error, String when, EnumSet<OsbOperation> operations) {
        this.status = status;
        this.error = error;
        this.when = when;
        this.operations = Collections.unmodifiableSet(operations);
    }

    /** The HTTP status; 0 where the handler chooses it. */
    public int status() {
        return status;
    }

    /** The specification's error code, or one of ours; none for success, and where the handler chooses it. */
    public Optional<String> error() {
        return error.isEmpty() ? Optional.empty() : Optional.of(error);
    }

    /** When a request ends so, in the words of the documentation. */
    public String when() {
        return when;
    }

    /** The operations that can end so. */
    public Set<OsbOperation> operations() {
        return operations;
    }

    private static EnumSet<OsbOperation> of(OsbOperation first, OsbOperation... more) {
        return EnumSet.of(first, more);
    }

    private static EnumSet<OsbOperation> all() {
        return EnumSet.allOf(OsbOperation.class);
    }

    private static EnumSet<OsbOperation> mutations() {
        return of(PROVISION, UPDATE, DEPROVISION, BIND, UNBIND);
    }

    private static EnumSet<OsbOperation> withHandlers() {
        return EnumSet.complementOf(of(CATALOG));
    }
}
