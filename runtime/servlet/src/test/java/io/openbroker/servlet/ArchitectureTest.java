package io.openbroker.servlet;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "io.openbroker", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    private static final String HERE = "io.openbroker.servlet..";

    @ArchTest
    static final ArchRule SERVLETS_STAY_HERE = noClasses()
            .that()
            .resideOutsideOfPackage(HERE)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("jakarta.servlet..", HERE);

    @ArchTest
    static final ArchRule NO_CONTAINER_IS_PREFERRED = noClasses()
            .that()
            .resideInAPackage(HERE)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.apache..", "org.eclipse..", "io.undertow..", "io.openbroker.undertow..");

    @ArchTest
    static final ArchRule ONLY_WHAT_THE_RUNTIME_EXPORTS_IS_USED = noClasses()
            .that()
            .resideInAPackage(HERE)
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.openbroker.runtime.internal..");
}
