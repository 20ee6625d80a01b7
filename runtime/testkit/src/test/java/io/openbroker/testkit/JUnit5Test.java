package io.openbroker.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The test kit is compiled with JUnit 6, and works with JUnit 5.11. */
class JUnit5Test {

    private static final Path OLD = Path.of("target", "junit5");

    @Test
    void brokersAreTested() throws Exception {
        assertThat(runInOldJUnit("com.example.queue.QueueBrokerTest")).isEqualTo("11 succeeded, 0 failed");
    }

    @Test
    void brokersAreChecked() throws Exception {
        assertThat(runInOldJUnit("com.example.queue.ConformanceTest")).contains(" 0 failed");
    }

    private static String runInOldJUnit(String tests) throws Exception {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        try (URLClassLoader loader = new URLClassLoader(classPath(), ClassLoader.getPlatformClassLoader())) {
            assertThat(loader.loadClass("org.junit.jupiter.api.Test")
                            .getProtectionDomain()
                            .getCodeSource()
                            .getLocation()
                            .getPath())
                    .contains("junit-jupiter-api-5.11");
            thread.setContextClassLoader(loader);
            Object run =
                    loader.loadClass(TestRun.class.getName()).getConstructor().newInstance();
            @SuppressWarnings("unchecked")
            Function<Class<?>, String> function = (Function<Class<?>, String>) run;
            return function.apply(loader.loadClass(tests));
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    private static URL[] classPath() throws IOException {
        List<Path> entries = new ArrayList<>();
        try (Stream<Path> jars = Files.list(OLD)) {
            jars.forEach(entries::add);
        }
        Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> !entry.contains("junit-jupiter")
                        && !entry.contains("junit-platform")
                        && !entry.contains("opentest4j"))
                .map(Path::of)
                .forEach(entries::add);
        List<URL> urls = new ArrayList<>();
        for (Path entry : entries) {
            urls.add(entry.toUri().toURL());
        }
        return urls.toArray(URL[]::new);
    }
}
