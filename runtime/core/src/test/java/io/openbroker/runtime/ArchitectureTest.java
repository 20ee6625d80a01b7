package io.openbroker.runtime;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "io.openbroker.runtime", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    private static final String ROOT = "io.openbroker.runtime";

    @ArchTest
    static final ArchRule PACKAGES_HAVE_NO_CYCLES =
            slices().matching(ROOT + ".(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule THE_CONTRACT_KNOWS_NOTHING_OF_WHAT_IMPLEMENTS_IT = noClasses()
            .that()
            .resideInAPackage(ROOT)
            .should()
            .dependOnClassesThat()
            .resideInAPackage(ROOT + ".*..");

    @ArchTest
    static final ArchRule JACKSON_STAYS_WHERE_JSON_IS_READ_AND_WRITTEN = noClasses()
            .that()
            .resideOutsideOfPackages(ROOT + ".json", ROOT + ".catalog", ROOT + ".template", ROOT + ".schema")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("tools.jackson..", "com.fasterxml.jackson..");

    @ArchTest
    static final ArchRule THE_MESSAGES_OF_THE_PIPELINE_KNOW_NO_STEP_OF_IT = noClasses()
            .that()
            .resideInAPackage(ROOT + ".http")
            .should()
            .dependOnClassesThat(resideInAPackage(ROOT + "..").and(resideOutsideOfPackage(ROOT + ".http")));

    @ArchTest
    static final ArchRule THE_SCHEMA_LIBRARY_STAYS_WHERE_SCHEMAS_ARE_ENFORCED = noClasses()
            .that()
            .resideOutsideOfPackage(ROOT + ".schema")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("com.networknt..");

    @ArchTest
    static final ArchRule THERE_IS_NO_SERVER_HERE = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.undertow..", "org.xnio..", "jakarta.servlet..");
}
