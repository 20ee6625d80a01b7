package io.openbroker.runtime;

/**
 * The maximum size of a request. Larger requests are rejected before they cost much.
 *
 * @param maxBodyBytes the longest body, in bytes
 * @param maxNesting the maximum nesting of JSON objects and arrays, in levels
 * @param maxStringLength the longest JSON string, in characters
 * @param maxNumberLength the longest JSON number, in characters
 * @param maxNameLength the longest name of a JSON field, in characters
 */
public record Limits(int maxBodyBytes, int maxNesting, int maxStringLength, int maxNumberLength, int maxNameLength) {

    /**
     * The default limits, far above what platforms send: bodies and strings of 1 MiB, 100 levels, numbers and names of
     * 1,000 characters.
     */
    public static final Limits DEFAULT = new Limits(1024 * 1024, 100, 1024 * 1024, 1_000, 1_000);

    /**
     * Checks the limits.
     *
     * @throws IllegalArgumentException if a limit is not positive
     */
    public Limits {
        positive("maxBodyBytes", maxBodyBytes);
        positive("maxNesting", maxNesting);
        positive("maxStringLength", maxStringLength);
        positive("maxNumberLength", maxNumberLength);
        positive("maxNameLength", maxNameLength);
    }

    /**
     * Changes the longest body.
     *
     * @param bytes the longest body, in bytes
     * @return the changed limits
     * @throws IllegalArgumentException if it is not positive
     */
    public Limits withMaxBodyBytes(int bytes) {
        return new Limits(bytes, maxNesting, maxStringLength, maxNumberLength, maxNameLength);
    }

    /**
     * Changes the maximum nesting of objects and arrays.
     *
     * @param levels the number of levels
     * @return the changed limits
     * @throws IllegalArgumentException if it is not positive
     */
    public Limits withMaxNesting(int levels) {
        return new Limits(maxBodyBytes, levels, maxStringLength, maxNumberLength, maxNameLength);
    }

    /**
     * Changes the longest string.
     *
     * @param characters the number of characters
     * @return the changed limits
     * @throws IllegalArgumentException if it is not positive
     */
    public Limits withMaxStringLength(int characters) {
        return new Limits(maxBodyBytes, maxNesting, characters, maxNumberLength, maxNameLength);
    }

    private static void positive(String name, int value) {
        if (value < 1) {
            throw new IllegalArgumentException("Limit " + name + " is " + value + ". Set a positive number.");
        }
    }
}
