package io.openbroker.undertow;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.lang.reflect.Method;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whatever somebody logs of ours, there is no secret in it: every class that holds values is found, filled with marked secrets,
 * and printed. A secret is what is called one, and everything of a form that the runtime does not know.
 */
class SecretsInTextTest {

    static List<Class<?>> holders() {
        return imported()
                .filter(JavaClass::isRecord)
                .<Class<?>>map(JavaClass::reflect)
                .toList();
    }

    @ParameterizedTest
    @MethodSource("holders")
    void printsNoSecret(Class<?> holder) throws ReflectiveOperationException {
        assertThat(MarkedSecrets.filled(holder).toString()).doesNotContain(MarkedSecrets.MARK);
    }

    /** A class that is no record prints nothing of what it holds. One that is to print something has to be filled here, too. */
    @Test
    void knowsAllThatPrintsWhatItHolds() {
        assertThat(imported()
                        .filter(type -> !type.isRecord() && !type.isEnum() && !type.isInterface())
                        .map(JavaClass::reflect)
                        .filter(SecretsInTextTest::declaresText))
                .isEmpty();
    }

    private static boolean declaresText(Class<?> type) {
        return Stream.of(type.getDeclaredMethods())
                .filter(method -> method.getParameterCount() == 0)
                .map(Method::getName)
                .anyMatch("toString"::equals);
    }

    private static Stream<JavaClass> imported() {
        return new ClassFileImporter()
                        .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                        // Of other modules, tests come in jars.
                        .withImportOption(place -> !place.contains("-tests.jar"))
                        .importPackages("io.openbroker.model", "io.openbroker.runtime", "io.openbroker.undertow")
                        .stream()
                        .sorted(java.util.Comparator.comparing(JavaClass::getName));
    }
}
