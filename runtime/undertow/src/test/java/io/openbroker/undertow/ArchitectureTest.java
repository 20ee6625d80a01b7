package io.openbroker.undertow;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "io.openbroker", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    private static final String HERE = "io.openbroker.undertow..";
    private static final String RUNTIME = "io.openbroker.runtime";

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
            .dependOnClassesThat()
            .resideInAnyPackage(
                    RUNTIME + ".answer..",
                    RUNTIME + ".catalog..",
                    RUNTIME + ".command..",
                    RUNTIME + ".entrance..",
                    RUNTIME + ".json..",
                    RUNTIME + ".lifecycle..",
                    RUNTIME + ".operation..",
                    RUNTIME + ".pipeline..",
                    RUNTIME + ".request..",
                    RUNTIME + ".schema..");

    @ArchTest
    static final ArchRule JSON_IS_NOT_OUR_BUSINESS = noClasses()
            .that()
            .resideInAPackage(HERE)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("tools.jackson..", "com.fasterxml.jackson..");
}
