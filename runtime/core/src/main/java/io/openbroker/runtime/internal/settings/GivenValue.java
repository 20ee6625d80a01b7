package io.openbroker.runtime.internal.settings;

/**
 * The value of a setting in a source.
 *
 * @param name the setting's name in that source
 * @param value the value, which may be a secret
 * @param place the source, for messages
 */
public record GivenValue(String name, String value, String place) {

    /** Name and place, for messages. */
    public String where() {
        return name + " (" + place + ")";
    }

    /** Omits the value, which may be a secret. */
    @Override
    public String toString() {
        return "GivenValue[" + where() + "]";
    }
}
