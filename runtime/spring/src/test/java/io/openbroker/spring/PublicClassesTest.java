package io.openbroker.spring;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What is public outside of internal packages is a promise. */
class PublicClassesTest {

    @Test
    void areThoseThatApplicationsName() throws Exception {
        Path classes = Path.of(PlatformOfPrincipal.class
                        .getProtectionDomain()
                        .getCodeSource()
                        .getLocation()
                        .toURI())
                .resolve("io/openbroker/spring");
        List<Class<?>> all = new ArrayList<>();
        try (Stream<Path> files = Files.list(classes)) {
            for (String file : files.map(path -> path.getFileName().toString())
                    .filter(name -> name.endsWith(".class") && !name.equals("package-info.class"))
                    .toList()) {
                all.add(Class.forName("io.openbroker.spring." + file.replace(".class", "")));
            }
        }

        assertThat(all).hasSizeLessThanOrEqualTo(20);
        assertThat(all.stream().filter(type -> Modifier.isPublic(type.getModifiers())))
                .containsExactlyInAnyOrder(OpenBrokerAutoConfiguration.class, PlatformOfPrincipal.class);
    }
}
