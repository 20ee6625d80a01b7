package io.openbroker.undertow;

/**
 * The value of a setting as somebody has given it.
 *
 * @param name the setting's name, as the source spells it
 * @param value the value, which may be a secret
 * @param place where it is given, for people
 */
record GivenValue(String name, String value, String place) {

    /** Name and place, for messages. */
    String where() {
        return name + " (" + place + ")";
    }

    /** Leaves the value out: it may be a secret. */
    @Override
    public String toString() {
        return "GivenValue[" + where() + "]";
    }
}
