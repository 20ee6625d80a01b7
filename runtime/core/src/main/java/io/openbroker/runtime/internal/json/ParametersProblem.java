package io.openbroker.runtime.internal.json;

import java.time.temporal.Temporal;
import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.InputCoercionException;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.exc.PropertyBindingException;
import tools.jackson.databind.exc.ValueInstantiationException;

/**
 * Tells users which parameter is wrong and what is expected. The message shows neither the value, which may be a secret, nor
 * classes of the broker.
 */
final class ParametersProblem {

    private ParametersProblem() {}

    static String describe(JacksonException problem) {
        String pointer = pointer(problem);
        if (problem instanceof PropertyBindingException unknown) {
            return pointer + " is unknown; " + known(unknown);
        }
        if (problem instanceof DuplicateKeyCheck.TwoNamesException twice) {
            return ParameterPointer.twoNames(pointer, twice.first(), twice.second());
        }
        Optional<Class<?>> target = target(problem);
        return pointer
                + target.map(type -> " must be " + expected(type)).orElse(" is not a value that the service supports");
    }

    private static Optional<Class<?>> target(JacksonException problem) {
        if (problem instanceof ValueInstantiationException) {
            // The value has the right shape, but the constructor of the type rejected it.
            return Optional.empty();
        }
        if (problem instanceof MismatchedInputException mismatch) {
            return Optional.ofNullable(mismatch.getTargetType());
        }
        return problem instanceof InputCoercionException coercion
                ? Optional.ofNullable(coercion.getTargetType())
                : Optional.empty();
    }

    private static String pointer(JacksonException problem) {
        StringBuilder pointer = new StringBuilder("parameters");
        for (JacksonException.Reference step : problem.getPath()) {
            String name = step.getPropertyName();
            pointer.append(name == null ? "/" + step.getIndex() : ParameterPointer.step(name));
        }
        return pointer.toString();
    }

    private static String known(PropertyBindingException unknown) {
        Collection<Object> names = unknown.getKnownPropertyIds();
        return names == null || names.isEmpty()
                ? "there are no parameters here"
                : "known are " + names.stream().map(String::valueOf).sorted().collect(Collectors.joining(", "));
    }

    private static String expected(Class<?> type) {
        if (type.isEnum()) {
            return "one of "
                    + Arrays.stream(type.getEnumConstants())
                            .map(String::valueOf)
                            .collect(Collectors.joining(", "));
        }
        if (type == boolean.class || type == Boolean.class) {
            return "true or false";
        }
        if (CharSequence.class.isAssignableFrom(type) || type == char.class || type == Character.class) {
            return "a string";
        }
        if (type.isPrimitive() || Number.class.isAssignableFrom(type)) {
            return number(type);
        }
        if (type == byte[].class) {
            return "a Base64 string";
        }
        if (type.isArray() || Collection.class.isAssignableFrom(type)) {
            return "an array";
        }
        if (Temporal.class.isAssignableFrom(type)) {
            return "an ISO 8601 date or time";
        }
        if (type == UUID.class) {
            return "a UUID";
        }
        boolean ofThePlatform = type.getName().startsWith("java.") && !Map.class.isAssignableFrom(type);
        return ofThePlatform ? "a value in the format that the service's description specifies" : "an object";
    }

    private static String number(Class<?> type) {
        if (type == double.class || type == Double.class || type == float.class || type == Float.class) {
            return "a number";
        }
        if (type == long.class || type == Long.class) {
            return "an integer from " + Long.MIN_VALUE + " to " + Long.MAX_VALUE;
        }
        if (type == int.class || type == Integer.class) {
            return "an integer from " + Integer.MIN_VALUE + " to " + Integer.MAX_VALUE;
        }
        return type == java.math.BigDecimal.class ? "a number" : "an integer";
    }
}
