package io.openbroker.runtime.internal.json;

/** Names parameters in messages for users. */
public final class ParameterPointer {

    private ParameterPointer() {}

    /** Returns the last step of a JSON pointer. */
    public static String step(String name) {
        return "/" + name.replace("~", "~0").replace("/", "~1");
    }

    /** Returns the message for an object that uses two names of one property. */
    public static String twoNames(String object, String first, String second) {
        return object + step(first) + " and " + object + step(second)
                + " are two names of one parameter; give one of them";
    }
}
