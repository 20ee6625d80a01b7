package io.openbroker.client.operation;

import io.openbroker.client.ClientResult;
import io.openbroker.model.OsbOperation;

/**
 * The table of the specification of results and ends after which a platform deletes what may be left (section Orphan Mitigation).
 *
 * @param operation the operation that was requested
 */
record OrphanTable(OsbOperation operation)
        implements ClientResult.Visitor<Object, Boolean>, OperationEnd.Visitor<Boolean> {

    private static final int FIRST_REDIRECTION = 300;
    private static final int FIRST_SERVER_ERROR = 500;
    private static final int OK = 200;
    private static final int ACCEPTED = 202;

    @Override
    public Boolean visit(ClientResult.Done<?> result) {
        return false;
    }

    @Override
    public Boolean visit(ClientResult.Started<?> result) {
        return false;
    }

    @Override
    public Boolean visit(ClientResult.Gone<?> result) {
        return false;
    }

    @Override
    public Boolean visit(ClientResult.Failed<?> result) {
        return result.status() >= FIRST_SERVER_ERROR && isAffected(false);
    }

    @Override
    public Boolean visit(ClientResult.Malformed<?> result) {
        int status = result.status();
        return status > OK && status < FIRST_REDIRECTION && isAffected(status <= ACCEPTED);
    }

    @Override
    public Boolean visit(ClientResult.Unreachable<?> result) {
        return !result.reason().reason().isBeforeRequest() && isAffected(true);
    }

    @Override
    public Boolean visit(OperationEnd.Succeeded end) {
        return false;
    }

    @Override
    public Boolean visit(OperationEnd.Failed end) {
        return isAffected(false);
    }

    @Override
    public Boolean visit(OperationEnd.Vanished end) {
        return false;
    }

    /** The specification demands that an operation which takes too long counts as failed. */
    @Override
    public Boolean visit(OperationEnd.TimedOut end) {
        return isAffected(false);
    }

    @Override
    public Boolean visit(OperationEnd.Cancelled end) {
        return false;
    }

    /** Creations can leave something behind; deletions too, unless only creations are named in the table. */
    private boolean isAffected(boolean onlyCreations) {
        return switch (operation) {
            case PROVISION, BIND -> true;
            case DEPROVISION, UNBIND -> !onlyCreations;
            case CATALOG, FETCH_INSTANCE, UPDATE, LAST_OPERATION, FETCH_BINDING, LAST_BINDING_OPERATION -> false;
        };
    }
}
