package io.openbroker.runtime.spi.state.row;

import java.util.Optional;

/** The phase of a service instance or service binding in its life. */
public enum Phase {
    /** It does not exist, and has no row. */
    ABSENT("unknown"),
    /** It is being created, and does not exist for platforms yet. */
    CREATING("being created"),
    /** It exists, and no operation holds it. */
    READY("exists"),
    /** It exists, and is being updated; service instances only. */
    UPDATING("being updated"),
    /** It is being deleted. */
    DELETING("being deleted"),
    /** Its creation failed or was cancelled. Parts may exist, so the platform must delete it or create it again. */
    FAILED("creation failed");

    private final String text;

    Phase(String text) {
        this.text = text;
    }

    /**
     * The phase in words.
     *
     * @return words for people
     */
    public String text() {
        return text;
    }

    /**
     * The phase of a row.
     *
     * @param found the row, if it exists
     * @return its phase; {@link #ABSENT} without a row
     */
    public static Phase of(Optional<? extends StoredResource> found) {
        return found.<Phase>map(StoredResource::phase).orElse(ABSENT);
    }
}
