package io.openbroker.processor.model.handler;

/** The kinds of results of handlers. */
public enum ResultKind {
    NOTHING("void"),
    SERVICE_INSTANCE("ServiceInstance"),
    FETCHED_INSTANCE("FetchedInstance"),
    CREDENTIALS("a type that becomes a JSON object (such as record Credentials(String uri))"),
    SERVICE_BINDING("ServiceBinding"),
    FETCHED_BINDING("FetchedBinding"),
    OPERATION_STATUS("OperationStatus"),
    ACCEPTED("Accepted"),
    MANUAL("Accepted.Manual"),
    INSTANCE_RESULT("InstanceResult"),
    BINDING_RESULT("BindingResult"),
    DELETION_RESULT("DeletionResult");

    private final String shownName;

    ResultKind(String shownName) {
        this.shownName = shownName;
    }

    /** Whether the work may go on after the answer. */
    public boolean mayGoOn() {
        return switch (this) {
            case ACCEPTED, MANUAL, INSTANCE_RESULT, BINDING_RESULT, DELETION_RESULT -> true;
            case NOTHING,
                    SERVICE_INSTANCE,
                    FETCHED_INSTANCE,
                    CREDENTIALS,
                    SERVICE_BINDING,
                    FETCHED_BINDING,
                    OPERATION_STATUS -> false;
        };
    }

    /** The type to write as the result. */
    public String shownName() {
        return shownName;
    }
}
