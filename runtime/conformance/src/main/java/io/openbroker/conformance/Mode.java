package io.openbroker.conformance;

/** What the checks of a run may do to a broker. */
public enum Mode {
    /** Requests that create, change and delete nothing. */
    READ_ONLY("read-only"),
    /** Service instances and service bindings are created, updated and deleted. */
    LIFECYCLE("lifecycle"),
    /** Many requests for the same resource at once. */
    RACES("races"),
    /** Requests that attackers send: unusual bytes, extreme sizes, broken encodings. */
    HOSTILE("hostile");

    private final String title;

    Mode(String title) {
        this.title = title;
    }

    /** Returns the name in command lines and reports, such as {@code read-only}. */
    public String title() {
        return title;
    }
}
