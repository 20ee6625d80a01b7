package io.openbroker.runtime.internal.json;

/** How parameters are named to users, whoever finds something wrong with them. */
public final class ParameterPointer {

    private ParameterPointer() {}

    /** The last step of a JSON pointer. */
    public static String step(String name) {
        return "/" + name.replace("~", "~0").replace("/", "~1");
    }

    /** What is said where a property is given by two of its names. */
    public static String twoNames(String object, String first, String second) {
        return object + step(first) + " and " + object + step(second)
                + " are two names of one parameter; give one of them";
    }
}
