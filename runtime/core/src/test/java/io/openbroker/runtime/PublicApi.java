package io.openbroker.runtime;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleFinder;
import java.lang.module.ModuleReader;
import java.lang.module.ModuleReference;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.Member;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Type;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The public API of a module: what is public or protected in the packages that it exports to everybody. It is listed in a file
 * {@code api.txt} of the module, which a run with {@code -Dgolden.update=true} writes anew; so it changes on purpose only.
 */
public final class PublicApi {

    private final ModuleReference module;
    private final ClassLoader loader;

    private PublicApi(ModuleReference module, ClassLoader loader) {
        this.module = module;
        this.loader = loader;
    }

    /**
     * The API of a module.
     *
     * @param member any of the module's classes
     * @return the API
     * @throws URISyntaxException if the class is nowhere in the file system
     */
    public static PublicApi of(Class<?> member) throws URISyntaxException {
        Path place = Path.of(
                member.getProtectionDomain().getCodeSource().getLocation().toURI());
        return new PublicApi(
                ModuleFinder.of(place).findAll().iterator().next(),
                Optional.ofNullable(member.getClassLoader()).orElseThrow());
    }

    /**
     * Holds the listing to the API.
     *
     * @param listing the file
     * @throws IOException if a file cannot be read or written
     */
    public void hold(Path listing) throws IOException {
        String api = text();
        if (Boolean.getBoolean("golden.update")) {
            Files.writeString(listing, api);
        }
        assertThat(Files.readString(listing))
                .as("%s lists the public API; run with -Dgolden.update=true if the change is meant", listing)
                .isEqualTo(api);
    }

    private String text() throws IOException {
        ModuleDescriptor descriptor = module.descriptor();
        List<String> exported = descriptor.exports().stream()
                .filter(exports -> !exports.isQualified())
                .map(ModuleDescriptor.Exports::source)
                .toList();
        try (ModuleReader reader = module.open()) {
            String types = reader.list()
                    .filter(name -> name.endsWith(".class") && !name.endsWith("-info.class"))
                    .map(name ->
                            name.substring(0, name.length() - ".class".length()).replace('/', '.'))
                    .filter(name -> exported.contains(name.substring(0, Math.max(0, name.lastIndexOf('.')))))
                    .sorted()
                    .map(this::load)
                    .filter(PublicApi::isVisible)
                    .map(type -> "\n" + listed(type))
                    .collect(joining());
            return "module " + descriptor.name() + "\n" + types;
        }
    }

    private Class<?> load(String name) {
        try {
            return Class.forName(name, false, loader);
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(name + " is in the module, but cannot be loaded", e);
        }
    }

    private static boolean isVisible(Class<?> type) {
        return isVisible(type.getModifiers())
                && Optional.<Class<?>>ofNullable(type.getEnclosingClass())
                        .map(PublicApi::isVisible)
                        .orElse(true);
    }

    private static boolean isVisible(int modifiers) {
        return Modifier.isPublic(modifiers) || Modifier.isProtected(modifiers);
    }

    private static String listed(Class<?> type) {
        Stream<String> members = Stream.of(
                        Arrays.stream(type.getDeclaredFields())
                                .filter(PublicApi::counts)
                                .map(field -> field.toGenericString()),
                        Arrays.stream(type.getDeclaredConstructors())
                                .filter(PublicApi::counts)
                                .map(Constructor::toGenericString),
                        Arrays.stream(type.getDeclaredMethods())
                                .filter(PublicApi::counts)
                                .filter(method -> !isOfObject(method))
                                .map(method -> method.toGenericString() + defaultOf(method)))
                .flatMap(several -> several)
                .map(member -> "  " + member.replace(type.getName() + ".", "") + "\n")
                .sorted();
        return header(type) + "\n" + members.collect(joining());
    }

    private static String header(Class<?> type) {
        String parent = Optional.<Type>ofNullable(type.getGenericSuperclass())
                .filter(above -> above != Object.class && above != Record.class && !type.isEnum())
                .map(above -> " extends " + above.getTypeName())
                .orElse("");
        return type.toGenericString()
                + parent
                + names(" implements ", type.getGenericInterfaces())
                + names(" permits ", type.isSealed() ? type.getPermittedSubclasses() : new Type[0]);
    }

    private static String names(String before, Type[] types) {
        return types.length == 0
                ? ""
                : before + Arrays.stream(types).map(Type::getTypeName).sorted().collect(joining(", "));
    }

    private static boolean counts(Member member) {
        return isVisible(member.getModifiers()) && !member.isSynthetic();
    }

    private static boolean isOfObject(Executable method) {
        return Arrays.stream(Object.class.getDeclaredMethods())
                .anyMatch(known -> known.getName().equals(method.getName())
                        && Arrays.equals(known.getParameterTypes(), method.getParameterTypes()));
    }

    private static String defaultOf(Method method) {
        return method.getDefaultValue() == null ? "" : " default";
    }
}
