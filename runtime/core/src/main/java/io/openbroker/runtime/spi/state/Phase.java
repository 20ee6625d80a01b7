package io.openbroker.runtime.spi.state;

import java.util.Optional;

/** Where a service instance or service binding stands in its life; {@link LifecycleTable} says how it goes on from there. */
public enum Phase {
    /** It does not exist; nothing of it is remembered. */
    ABSENT("unknown"),
    /** It is being created; for the platform it does not exist yet. */
    CREATING("being created"),
    /** It exists, and nothing works on it. */
    READY("there"),
    /** It exists, and is being changed; service instances only. */
    UPDATING("being updated"),
    /** It is being deleted. */
    DELETING("being deleted"),
    /** Its creation failed or was cancelled. Parts may exist, so it waits for the platform to delete it or to try again. */
    FAILED("left over from a creation that failed");

    private final String text;

    Phase(String text) {
        this.text = text;
    }

    /**
     * The phase in words.
     *
     * @return words that follow "it is"
     */
    public String text() {
        return text;
    }

    /**
     * The phase of what was looked for.
     *
     * @param found what is remembered of it
     * @return its phase, {@link #ABSENT} if nothing is remembered
     */
    public static Phase of(Optional<? extends StoredResource> found) {
        return found.<Phase>map(StoredResource::phase).orElse(ABSENT);
    }
}
