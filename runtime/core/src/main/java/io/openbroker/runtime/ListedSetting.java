package io.openbroker.runtime;

import java.util.Optional;

/**
 * A setting, as admins see it.
 *
 * @param name its name, as the program that uses it reads it
 * @param value its value, or the default in words; never that of a secret
 * @param source where it was set: {@code default}, {@code program}, or a place such as {@code environment}
 * @param description its description
 * @param secret whether its value is not shown
 * @param set whether it has another value than the default
 */
public record ListedSetting(
        String name, Optional<String> value, String source, String description, boolean secret, boolean set) {

    /** The source of defaults. */
    public static final String DEFAULT = "default";

    /** The source of values that a program sets. */
    public static final String PROGRAM = "program";

    /**
     * The same setting with a value that a program has set.
     *
     * @param other the value; not shown if it is secret
     * @return the setting
     */
    public ListedSetting byProgram(Optional<String> other) {
        return new ListedSetting(
                name, secret ? Optional.empty() : other, PROGRAM, description, secret, other.isPresent());
    }

    /** Without the value, which may contain a password although it should not. */
    @Override
    public String toString() {
        return "ListedSetting[name=" + name + ", source=" + source + "]";
    }
}
