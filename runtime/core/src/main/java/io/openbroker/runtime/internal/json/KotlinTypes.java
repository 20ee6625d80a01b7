package io.openbroker.runtime.internal.json;

import java.util.Arrays;
import java.util.List;
import java.util.ServiceLoader;
import java.util.function.Supplier;
import tools.jackson.databind.JacksonModule;
import tools.jackson.databind.cfg.PackageVersion;

/** Classes of Kotlin, which Jackson makes with a module of its own: it knows their constructors and default values. */
final class KotlinTypes {

    private static final String METADATA = "kotlin.Metadata";
    private static final String MODULE = "tools.jackson.module.kotlin.KotlinModule";

    private KotlinTypes() {}

    /** The module, if the program has it. Other modules could read what the published schemas do not allow. */
    static List<JacksonModule> modules() {
        return ServiceLoader.load(JacksonModule.class, KotlinTypes.class.getClassLoader()).stream()
                .filter(provider -> provider.type().getName().equals(MODULE))
                .map(ServiceLoader.Provider::get)
                .toList();
    }

    /**
     * Requires the module for a class of Kotlin; records of Kotlin are records like any others.
     *
     * @param modules asked for a class of Kotlin only, since a start should not create mappers
     * @throws IllegalStateException if it is missing
     */
    static void demandModule(Class<?> type, Supplier<List<JacksonModule>> modules) {
        if (isKotlin(type) && !type.isRecord() && modules.get().isEmpty()) {
            throw new IllegalStateException("Parameters have the type " + type.getName()
                    + ", a class of Kotlin, but Jackson's module for Kotlin is not on the class path. Add"
                    + " tools.jackson.module:jackson-module-kotlin:" + PackageVersion.VERSION + ".");
        }
    }

    private static boolean isKotlin(Class<?> type) {
        return Arrays.stream(type.getDeclaredAnnotations())
                .anyMatch(annotation -> annotation.annotationType().getName().equals(METADATA));
    }
}
