package io.openbroker.runtime.internal.lifecycle.resource;

/** What a broker does about a {@link LifecycleEvent}. */
public enum Reaction {
    /** An operation begins, and holds it. */
    BEGINS("carried out"),
    /** A deletion begins; it cancels the creation and waits for its end. */
    TAKES_OVER("the creation is cancelled, then deleted"),
    /** The response names the operation that does the same already. */
    JOINS("202, the same operation"),
    /** It exists as requested. */
    EXISTS("200"),
    /** It exists, or is being created, with other attributes. */
    CONFLICT("409"),
    /** Another operation is in progress. */
    BUSY("422 `ConcurrencyError`"),
    /** It does not exist, so it cannot be changed or fetched. */
    NOT_FOUND("404"),
    /** It does not exist, so it cannot be deleted. */
    ALREADY_GONE("410"),
    /** The request is carried out; nothing changes here. */
    PROCEEDS("carried out"),
    /** The operation that holds it ends. */
    ENDS("");

    private final String answer;

    Reaction(String answer) {
        this.answer = answer;
    }

    /** The response to a platform in words, for the documentation; empty if no platform has asked. */
    public String answer() {
        return answer;
    }
}
