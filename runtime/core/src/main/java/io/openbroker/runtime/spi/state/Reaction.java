package io.openbroker.runtime.spi.state;

/** What a broker does about a {@link LifecycleEvent}. */
public enum Reaction {
    /** An operation begins, which holds it. */
    BEGINS("carried out"),
    /** A deletion begins, which cuts the creation short and waits for its end. */
    TAKES_OVER("the creation is cancelled, then deleted"),
    /** The operation that does so already is named again. */
    JOINS("202, the same operation"),
    /** It is as it is wanted. */
    EXISTS("200"),
    /** It is, or becomes, something else. */
    CONFLICT("409"),
    /** Another operation has to end first. */
    BUSY("422 `ConcurrencyError`"),
    /** There is none that could be changed or shown. */
    NOT_FOUND("404"),
    /** There is none that could be deleted. */
    ALREADY_GONE("410"),
    /** It does not stand in the way of the request. */
    PROCEEDS("carried out"),
    /** The operation that holds it ends. */
    ENDS("");

    private final String answer;

    Reaction(String answer) {
        this.answer = answer;
    }

    /**
     * The answer to a platform, in words.
     *
     * @return the statuses; empty if no platform has asked
     */
    public String answer() {
        return answer;
    }
}
