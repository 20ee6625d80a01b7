package io.openbroker.runtime.internal.response;

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
import static io.openbroker.runtime.internal.response.AdminOperation.AUDIT;
import static io.openbroker.runtime.internal.response.AdminOperation.DELETE_BINDING;
import static io.openbroker.runtime.internal.response.AdminOperation.DELETE_INSTANCE;
import static io.openbroker.runtime.internal.response.AdminOperation.FAIL_OPERATION;
import static io.openbroker.runtime.internal.response.AdminOperation.FETCH_OPERATION;
import static io.openbroker.runtime.internal.response.AdminOperation.FETCH_SESSION;
import static io.openbroker.runtime.internal.response.AdminOperation.HISTORY;
import static io.openbroker.runtime.internal.response.AdminOperation.LIST_BINDINGS;
import static io.openbroker.runtime.internal.response.AdminOperation.LIST_INSTANCES;
import static io.openbroker.runtime.internal.response.AdminOperation.LIST_OPERATIONS;
import static io.openbroker.runtime.internal.response.AdminOperation.METRICS;
import static io.openbroker.runtime.internal.response.AdminOperation.OPEN_API;
import static io.openbroker.runtime.internal.response.AdminOperation.OVERVIEW;
import static io.openbroker.runtime.internal.response.AdminOperation.RECONCILE;
import static io.openbroker.runtime.internal.response.AdminOperation.RETRY_OPERATION;
import static io.openbroker.runtime.internal.response.AdminOperation.SETTINGS;
import static io.openbroker.runtime.internal.response.AdminOperation.SIGN_IN;
import static io.openbroker.runtime.internal.response.AdminOperation.SIGN_OUT;
import static io.openbroker.runtime.internal.response.AdminOperation.SUCCEED_OPERATION;

import io.openbroker.model.OsbOperation;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * The outcomes of requests on both ports, with status and error code. {@code docs/answers.md} has the same table, and a test
 * compares the two.
 */
public enum Outcome {
    CATALOG_SERVED(200, "", "the catalog", of(CATALOG)),
    CATALOG_UNCHANGED(304, "", "`If-None-Match` has the ETag of the catalog", of(CATALOG)),
    CREATED(201, "", "created by this request", of(PROVISION, BIND)),
    EXISTS(200, "", "exists already, with the same attributes", of(PROVISION, BIND)),
    UPDATED(200, "", "updated by this request, or there was nothing to change", of(UPDATE)),
    DELETED(200, "", "deleted by this request; the body is `{}`", of(DEPROVISION, UNBIND)),
    ACCEPTED(202, "", "continues in the background; a repeated request returns the same operation", mutations()),
    FETCHED(200, "", "the service instance or binding", of(FETCH_INSTANCE, FETCH_BINDING)),
    OPERATION_STATUS(200, "", "the state of the operation", of(LAST_OPERATION, LAST_BINDING_OPERATION)),
    ALREADY_GONE(410, "", "the service instance or binding does not exist; the body is `{}`", of(DEPROVISION, UNBIND)),

    VERSION_MISSING(400, "MissingApiVersion", "`X-Broker-API-Version` is absent", all()),
    VERSION_UNSUPPORTED(412, "UnsupportedApiVersion", "`X-Broker-API-Version` is not 2.13 or a later 2.x", all()),
    UNAUTHORIZED(401, "Unauthorized", "the credentials are missing or wrong", all(), allOfAdmins()),
    TOO_MANY_FAILURES(
            429,
            "TooManyFailures",
            "the credentials are wrong, and too many other responses to wrong ones are being delayed; see"
                    + " `Retry-After`",
            all(),
            allOfAdmins()),
    AUTHENTICATION_UNAVAILABLE(
            503,
            "AuthenticationUnavailable",
            "the credentials cannot be checked at the moment; see `Retry-After`",
            all(),
            allOfAdmins()),
    PATH_UNKNOWN(
            404, "NotFound", "the path does not exist, or its prefix is not that of a platform", all(), allOfAdmins()),
    METHOD_NOT_ALLOWED(
            405,
            "MethodNotAllowed",
            "the path does not support the method; `Allow` has the supported ones",
            all(),
            allOfAdmins()),
    MALFORMED(400, "MalformedRequest", "a header, the path, the query or the body is malformed", all(), allOfAdmins()),
    PROTOCOL_UNSUPPORTED(505, "HttpVersionNotSupported", "the version of HTTP is not supported", all(), allOfAdmins()),
    HEADERS_TOO_LARGE(
            431,
            "HeadersTooLarge",
            "the target and headers are too large, or the headers too many",
            all(),
            allOfAdmins()),
    BODY_TOO_LARGE(413, "BodyTooLarge", "the body is too large", of(PROVISION, UPDATE, BIND), postsOfAdmins()),
    BODY_TOO_SLOW(
            408, "BodyTooSlow", "the body was not received in time", of(PROVISION, UPDATE, BIND), postsOfAdmins()),
    CATALOG_MISMATCH(
            400,
            "NotInCatalog",
            "the catalog does not have the service offering or plan, or the plan belongs to another offering",
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
            400,
            "InvalidParameters",
            "`parameters` do not match the schema or the handler's type",
            of(PROVISION, UPDATE, BIND)),
    ROTATION_REJECTED(
            400, "RotationNotPossible", "the predecessor does not exist, has expired, or cannot be rotated", of(BIND)),
    NOT_BINDABLE(400, "NotBindable", "the plan is not bindable", of(BIND)),
    CONFLICT(409, "Conflict", "exists already or is being created, with other attributes", of(PROVISION, BIND)),
    NOT_FOUND(
            404,
            "NotFound",
            "the service instance, binding, operation or session does not exist",
            of(UPDATE, BIND, FETCH_INSTANCE, FETCH_BINDING, LAST_OPERATION, LAST_BINDING_OPERATION),
            EnumSet.of(
                    METRICS,
                    SETTINGS,
                    AdminOperation.FETCH_INSTANCE,
                    AdminOperation.FETCH_BINDING,
                    FETCH_OPERATION,
                    RETRY_OPERATION,
                    FAIL_OPERATION,
                    SUCCEED_OPERATION,
                    DELETE_INSTANCE,
                    DELETE_BINDING,
                    FETCH_SESSION)),
    ASYNC_REQUIRED(422, "AsyncRequired", "possible only with `accepts_incomplete=true`", mutations()),
    CONCURRENCY(
            422,
            "ConcurrencyError",
            "another operation is in progress on the service instance or binding; nothing was started",
            EnumSet.of(PROVISION, UPDATE, DEPROVISION, BIND, UNBIND, FETCH_INSTANCE, FETCH_BINDING)),
    MAINTENANCE_CONFLICT(
            422, "MaintenanceInfoConflict", "`maintenance_info.version` is not the catalog's", of(PROVISION, UPDATE)),
    APP_REQUIRED(422, "RequiresApp", "service bindings of this offering require `app_guid`", of(BIND)),
    UPDATE_NOT_SUPPORTED(
            422,
            "UpdateNotSupported",
            "the plan or context cannot be changed, or the update requires parameters that are not known",
            of(UPDATE)),
    NOT_IMPLEMENTED(501, "NotImplemented", "the broker has no handler for the operation", withHandlers()),
    HANDLER_REJECTED(
            0,
            "",
            "the handler threw a `BrokerException`, which has the status, error and description",
            withHandlers()),
    POLICY_REJECTED(
            0,
            "",
            "a policy threw a `BrokerException`, which has the status, error and description; nothing was started",
            mutations()),
    POLICY_TOO_SLOW(
            504,
            "PolicyTooSlow",
            "a policy exceeds the response time limit and is interrupted; nothing was started; see `Retry-After`",
            mutations()),
    HANDLER_FAILED(
            500,
            "InternalError",
            "the handler, a policy or the broker failed; the log has the cause",
            all(),
            allOfAdmins()),
    UNBIND_FAILED(
            500,
            "UnbindFailed",
            "a service binding of the service instance could not be deleted, so the service instance remains; a"
                    + " repeated request continues",
            of(DEPROVISION)),
    CANCELLED(
            500,
            "Cancelled",
            "the operation was cancelled by a deletion, by an admin, or because another replica has taken it over",
            mutations()),
    HANDLER_TOO_SLOW(
            504,
            "HandlerTooSlow",
            "the handler exceeds the response time limit, and the platform does not poll; the handler continues, and"
                    + " *last operation* has its result (with state of the broker's own, a repeated request does, and"
                    + " handlers that fetch or poll are interrupted); see `Retry-After`",
            withHandlers()),
    OVERLOADED(
            503,
            "Overloaded",
            "the maximum number of requests or operations is running or waiting; nothing was changed; see"
                    + " `Retry-After`",
            withHandlers(),
            allOfAdmins()),
    STATE_UNAVAILABLE(
            503,
            "StateUnavailable",
            "the broker's state is not available; nothing was started, or the result of the handler is recorded later;"
                    + " see `Retry-After`",
            withHandlers(),
            allOfAdmins()),
    STOPPING(503, "Stopping", "the broker is stopping; see `Retry-After`", all(), allOfAdmins()),

    TOO_MANY_REQUESTS(
            429, "TooManyRequests", "the user has sent too many requests; see `Retry-After`", none(), allOfAdmins()),
    METRICS_SERVED(200, "", "the metrics, as text", none(), EnumSet.of(METRICS)),
    RESOURCE_DESCRIBED(
            200,
            "",
            "the service instance or binding, without secrets",
            none(),
            EnumSet.of(AdminOperation.FETCH_INSTANCE, AdminOperation.FETCH_BINDING)),
    DESCRIBED(
            200,
            "",
            "what the operation describes",
            none(),
            EnumSet.of(OVERVIEW, HISTORY, AUDIT, AdminOperation.CATALOG, SETTINGS, OPEN_API)),
    LISTED(200, "", "a page of the list", none(), EnumSet.of(LIST_INSTANCES, LIST_BINDINGS, LIST_OPERATIONS)),
    OPERATION_FETCHED(200, "", "the operation", none(), EnumSet.of(FETCH_OPERATION)),
    OPERATION_CHANGED(
            200,
            "",
            "the operation, after the change",
            none(),
            EnumSet.of(RETRY_OPERATION, FAIL_OPERATION, SUCCEED_OPERATION)),
    DELETION_STARTED(
            202,
            "",
            "the deletion, which continues in the background",
            none(),
            EnumSet.of(DELETE_INSTANCE, DELETE_BINDING)),
    RECONCILED(200, "", "the differences between a platform and the broker", none(), EnumSet.of(RECONCILE)),
    ADMIN_REQUIRED(403, "Forbidden", "the credentials are those of a viewer", none(), changesOfAdmins()),
    CONTENT_TYPE_UNSUPPORTED(
            415, "WrongContentType", "`Content-Type` is not `application/json`", none(), postsOfAdmins()),
    REQUEST_FORGED(
            403,
            "RequestForged",
            "the request has the cookie of a session, but not its CSRF token, or comes from a page elsewhere",
            none(),
            allChangesOfAdmins()),
    SIGNED_IN(200, "", "the session; the cookie has its secret", none(), EnumSet.of(SIGN_IN)),
    SESSION_FETCHED(200, "", "the session of the request's cookie", none(), EnumSet.of(FETCH_SESSION)),
    SIGNED_OUT(200, "", "the session has ended", none(), EnumSet.of(SIGN_OUT)),
    CHANGE_NOT_POSSIBLE(
            409,
            "NotPossible",
            "the operation has ended or cannot be changed so, or another one is in progress; nothing was changed",
            none(),
            changesOfAdmins());

    private final int status;
    private final String error;
    private final String when;
    // Unmodifiable, but Error Prone cannot see that.
    @SuppressWarnings("ImmutableEnumChecker")
    private final Set<OsbOperation> operations;

    @SuppressWarnings("ImmutableEnumChecker")
    private final Set<AdminOperation> adminOperations;

    Outcome(int status, String error, String when, EnumSet<OsbOperation> operations) {
        this(status, error, when, operations, EnumSet.noneOf(AdminOperation.class));
    }

    Outcome(
            int status,
            String error,
            String when,
            EnumSet<OsbOperation> operations,
            EnumSet<AdminOperation> adminOperations) {
        this.status = status;
        this.error = error;
        this.when = when;
        this.operations = Collections.unmodifiableSet(operations);
        this.adminOperations = Collections.unmodifiableSet(adminOperations);
    }

    /** The HTTP status; 0 where the handler or policy chooses it. */
    public int status() {
        return status;
    }

    /** The specification's error code, or one of ours; none for success, and where the handler or policy chooses it. */
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

    /** The operations of the admin port that can end so. */
    public Set<AdminOperation> adminOperations() {
        return adminOperations;
    }

    private static EnumSet<AdminOperation> allOfAdmins() {
        return EnumSet.allOf(AdminOperation.class);
    }

    private static EnumSet<AdminOperation> changesOfAdmins() {
        return EnumSet.of(RETRY_OPERATION, FAIL_OPERATION, SUCCEED_OPERATION, DELETE_INSTANCE, DELETE_BINDING);
    }

    private static EnumSet<AdminOperation> allChangesOfAdmins() {
        EnumSet<AdminOperation> all = changesOfAdmins();
        all.addAll(EnumSet.of(SIGN_IN, SIGN_OUT));
        return all;
    }

    private static EnumSet<AdminOperation> postsOfAdmins() {
        EnumSet<AdminOperation> posts = allChangesOfAdmins();
        posts.add(RECONCILE);
        return posts;
    }

    private static EnumSet<OsbOperation> none() {
        return EnumSet.noneOf(OsbOperation.class);
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
