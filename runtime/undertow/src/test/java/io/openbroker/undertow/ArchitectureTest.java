package io.openbroker.undertow;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;
import java.util.Map;
import java.util.stream.Collectors;

@AnalyzeClasses(packages = "io.openbroker", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    private static final String HERE = "io.openbroker.undertow..";
    private static final String INTERNAL = "io.openbroker.undertow.internal.";
    private static final String RUNTIME = "io.openbroker.runtime";
    /** The rooms of the runtime that only servers may enter. */
    private static final String[] OF_SERVERS = {RUNTIME + ".internal.settings", RUNTIME + ".internal.start"};

    private static final int MAX_CLASSES_IN_A_ROOM = 20;

    @ArchTest
    static final ArchRule UNDERTOW_STAYS_HERE = noClasses()
            .that()
            .resideOutsideOfPackage(HERE)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.undertow..", "org.xnio..", HERE);

    @ArchTest
    static final ArchRule ONLY_WHAT_THE_RUNTIME_EXPORTS_IS_USED = noClasses()
            .that()
            .resideInAPackage(HERE)
            .should()
            .dependOnClassesThat(JavaClass.Predicates.resideInAPackage(RUNTIME + ".internal..")
                    .and(JavaClass.Predicates.resideOutsideOfPackages(OF_SERVERS)));

    @ArchTest
    static final ArchRule JSON_IS_NOT_OUR_BUSINESS = noClasses()
            .that()
            .resideInAPackage(HERE)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("tools.jackson..", "com.fasterxml.jackson..");

    @ArchTest
    static final ArchRule EXCHANGES_KNOW_NO_OTHER_ROOM = noClasses()
            .that()
            .resideInAPackage(INTERNAL + "exchange")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(INTERNAL + "server", INTERNAL + "settings");

    @ArchTest
    static final ArchRule SETTINGS_KNOW_NO_OTHER_ROOM = noClasses()
            .that()
            .resideInAPackage(INTERNAL + "settings")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(INTERNAL + "server", INTERNAL + "exchange", "io.undertow..", "org.xnio..");

    @ArchTest
    static final ArchRule ROOMS_DO_NOT_KNOW_THE_ENTRANCES = noClasses()
            .that()
            .resideInAPackage(INTERNAL + ".")
            .should()
            .dependOnClassesThat()
            .belongToAnyOf(BrokerServer.class, BrokerHandler.class);

    @ArchTest
    static final ArchRule TIME_IS_NOT_READ_HERE = noClasses()
            .that()
            .resideInAPackage(HERE)
            .should()
            .callMethod(System.class, "nanoTime")
            .orShould()
            .callMethod(System.class, "currentTimeMillis")
            .orShould()
            .callMethod(Clock.class, "systemUTC");

    @ArchTest
    static void roomsAreSmall(JavaClasses classes) {
        Map<String, Long> sizes = classes.stream()
                .filter(type -> type.getPackageName().startsWith("io.openbroker.undertow"))
                .filter(JavaClass::isTopLevelClass)
                .collect(Collectors.groupingBy(JavaClass::getPackageName, Collectors.counting()));

        assertThat(sizes)
                .isNotEmpty()
                .allSatisfy((room, size) -> assertThat(size).as(room).isLessThanOrEqualTo(MAX_CLASSES_IN_A_ROOM));
    }
}
