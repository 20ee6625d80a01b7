package io.openbroker.runtime.internal.json;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.lang.module.ModuleDescriptor;
import java.security.CodeSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.Version;
import tools.jackson.databind.cfg.PackageVersion;

/**
 * Checks that the Jackson jars on the class path fit together. Jackson 3 takes its annotations from a Jackson 2 jar. Dependency
 * management for Jackson 2 downgrades that jar; classes are then missing at startup or only in some requests.
 */
public final class JacksonVersions {

    /** Jackson 3.0 needs annotations 2.20, Jackson 3.1 needs 2.21, and so on. */
    private static final int ANNOTATIONS_OF_3_0 = 20;

    private JacksonVersions() {}

    /**
     * Requires annotations that are as new as the rest of Jackson 3.
     *
     * @throws IllegalStateException if they are older
     */
    public static void demand() {
        demand(PackageVersion.VERSION, version(), location());
    }

    static void demand(Version databind, Optional<String> annotations, String location) {
        int needed = ANNOTATIONS_OF_3_0 + databind.getMinorVersion();
        Optional<ModuleDescriptor.Version> found =
                annotations.filter(JacksonVersions::isVersion).map(ModuleDescriptor.Version::parse);
        if (found.isPresent() && found.get().compareTo(ModuleDescriptor.Version.parse("2." + needed)) < 0) {
            throw new IllegalStateException("jackson-annotations " + annotations.get() + " (" + location
                    + ") is too old for Jackson " + databind + ", which needs 2." + needed
                    + ". Set the version of com.fasterxml.jackson.core:jackson-annotations to 2." + needed
                    + "; dependency management such as that of Spring Boot 3 sets an older one");
        }
    }

    private static boolean isVersion(String text) {
        return text.matches("\\d+(\\.\\d+)+([.-]\\w+)*");
    }

    /** Returns the version from the module descriptor or the manifest of the jar; empty if the classes were repackaged. */
    private static Optional<String> version() {
        ModuleDescriptor module = JsonProperty.class.getModule().getDescriptor();
        return module == null
                ? Optional.ofNullable(JsonProperty.class.getPackage().getImplementationVersion())
                : module.rawVersion();
    }

    private static String location() {
        @Nullable CodeSource source = JsonProperty.class.getProtectionDomain().getCodeSource();
        return source == null ? "of unknown origin" : String.valueOf(source.getLocation());
    }
}
