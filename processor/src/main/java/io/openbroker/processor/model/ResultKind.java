package io.openbroker.processor.model;

/** What a handler may return. */
public enum ResultKind {
    NOTHING("void"),
    SERVICE_INSTANCE("ServiceInstance"),
    FETCHED_INSTANCE("FetchedInstance"),
    CREDENTIALS("a type of your own that becomes a JSON object, such as record Credentials(String uri)"),
    SERVICE_BINDING("ServiceBinding"),
    FETCHED_BINDING("FetchedBinding"),
    OPERATION_STATUS("OperationStatus"),
    ACCEPTED("Accepted");

    private final String shownName;

    ResultKind(String shownName) {
        this.shownName = shownName;
    }

    /** What the user writes to return it. */
    public String shownName() {
        return shownName;
    }
}
