package io.openbroker.undertow;

import static java.util.Objects.requireNonNull;

import io.openbroker.runtime.internal.testing.Certificates;
import io.openbroker.runtime.server.IpAddress;
import java.lang.reflect.Array;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Proxy;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.lang.reflect.WildcardType;
import java.math.BigDecimal;
import java.net.InetAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Fills records with values of their components' types, and with marked ones where a secret may stand. */
final class MarkedSecrets {

    static final String MARK = "mArKeD-secret";

    private static final Pattern SECRET_NAME =
            Pattern.compile("(?i).*(password|secret|credential|authorization|encryptionKey|parameters|body|access).*");

    private MarkedSecrets() {}

    /** Whether something of this name and type may hold a secret: free-form content always may. */
    static boolean isSecret(String name, Type type) {
        boolean named =
                SECRET_NAME.matcher(name).matches() && type.getTypeName().contains("java.lang.String");
        return named || type == Object.class || type == byte[].class || isFreeForm(type);
    }

    private static boolean isFreeForm(Type type) {
        return type instanceof ParameterizedType parameterized
                && Stream.of(parameterized.getActualTypeArguments())
                        .anyMatch(argument -> argument == Object.class || isFreeForm(argument));
    }

    /** One of that kind; of what does not fit together, something else is tried. */
    static Object filled(Class<?> holder) throws ReflectiveOperationException {
        Constructor<?> constructor = holder.getDeclaredConstructor(Stream.of(holder.getRecordComponents())
                .map(RecordComponent::getType)
                .toArray(Class<?>[]::new));
        constructor.setAccessible(true);
        Optional<Throwable> rejection = Optional.empty();
        for (Variant variant : Variant.ALL) {
            try {
                return constructor.newInstance(variant.values(holder.getRecordComponents()));
            } catch (InvocationTargetException e) {
                rejection = Optional.ofNullable(e.getCause());
            }
        }
        throw new IllegalStateException("Nothing fits into " + holder, rejection.orElseThrow());
    }

    /** Which constants, what of a choice, and whether what is optional is there. */
    private record Variant(boolean present, boolean flag, int constant) {

        static final List<Variant> ALL = Stream.of(true, false)
                .flatMap(present -> Stream.of(true, false)
                        .flatMap(flag ->
                                IntStream.range(0, 10).mapToObj(constant -> new Variant(present, flag, constant))))
                .toList();

        @Nullable
        Object[] values(RecordComponent[] components) throws ReflectiveOperationException {
            @Nullable Object[] values = new @Nullable Object[components.length];
            for (int i = 0; i < components.length; i++) {
                String name = components[i].getName();
                Type type = components[i].getGenericType();
                // Other numbers are too large for a percentage.
                values[i] = name.endsWith("Percent") ? 50 : value(type, isSecret(name, type) ? MARK : "plain");
            }
            return values;
        }

        private @Nullable Object value(Type type, String text) throws ReflectiveOperationException {
            if (type instanceof ParameterizedType parameterized) {
                return container((Class<?>) parameterized.getRawType(), parameterized.getActualTypeArguments(), text);
            }
            if (type instanceof WildcardType wildcard) {
                return value(wildcard.getUpperBounds()[0], text);
            }
            if (type instanceof TypeVariable<?> variable) {
                return value(variable.getBounds()[0], text);
            }
            return simple((Class<?>) type, text);
        }

        private @Nullable Object container(Class<?> raw, Type[] of, String text) throws ReflectiveOperationException {
            if (raw == Optional.class) {
                return present ? Optional.ofNullable(value(of[0], text)) : Optional.empty();
            }
            if (raw == List.class) {
                return Stream.ofNullable(value(of[0], text)).toList();
            }
            if (raw == Set.class) {
                return Stream.ofNullable(value(of[0], text)).collect(Collectors.toSet());
            }
            if (raw == Map.class) {
                return Map.of(requireNonNull(value(of[0], text)), requireNonNull(value(of[1], text)));
            }
            return simple(raw, text);
        }

        private @Nullable Object simple(Class<?> type, String text) throws ReflectiveOperationException {
            if (type == Object.class || type == String.class) {
                return text;
            }
            if (type.isRecord()) {
                return filled(type);
            }
            if (type.isEnum()) {
                return type.getEnumConstants()[constant % type.getEnumConstants().length];
            }
            if (type.isSealed()) {
                return simple(type.getPermittedSubclasses()[0], text);
            }
            Map<Class<?>, Object> values = Map.ofEntries(
                    Map.entry(int.class, flag ? 1_024 : 100),
                    Map.entry(long.class, 1_024L),
                    Map.entry(boolean.class, flag),
                    Map.entry(Boolean.class, flag),
                    Map.entry(BigDecimal.class, BigDecimal.ONE),
                    Map.entry(Duration.class, Duration.ofMinutes(1)),
                    Map.entry(Instant.class, Instant.EPOCH),
                    Map.entry(Clock.class, Clock.systemUTC()),
                    Map.entry(OptionalInt.class, OptionalInt.of(1)),
                    Map.entry(URI.class, URI.create("http://localhost")),
                    Map.entry(Path.class, Path.of("file")),
                    // Has enough bits for every length of a prefix, and none after it.
                    Map.entry(InetAddress.class, IpAddress.parse("::").orElseThrow()),
                    Map.entry(X509Certificate.class, Certificates.certificate("authority")),
                    Map.entry(byte[].class, text.getBytes(StandardCharsets.UTF_8)),
                    Map.entry(Class.class, String.class));
            if (values.containsKey(type)) {
                return values.get(type);
            }
            if (type.isArray()) {
                return Array.newInstance(type.getComponentType(), 0);
            }
            if (!type.isInterface()) {
                // Classes of ours print nothing, or nothing secret; another test sees to that.
                return null;
            }
            return Proxy.newProxyInstance(
                    type.getClassLoader(),
                    new Class<?>[] {type},
                    (proxy, method, arguments) -> method.getName().equals("toString") ? "proxy" : null);
        }
    }
}
