package io.openbroker.conformance;

import static com.tngtech.archunit.base.DescribedPredicate.alwaysTrue;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "io.openbroker.conformance", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    private static final String ROOT = "io.openbroker.conformance";
    private static final String INTERNAL = ROOT + ".internal";

    /** What is public and leads to what is internal. */
    private static final DescribedPredicate<JavaClass> DOORS = assignableTo(Conformance.class)
            .or(assignableTo(ConformanceBuilder.class))
            .or(assignableTo(ReportFormat.class));

    @ArchTest
    static final ArchRule ROOMS_HAVE_NO_CYCLES =
            slices().matching(INTERNAL + ".(*)..").should().beFreeOfCycles();

    /** But what several of them expect of responses is in a room of its own. */
    @ArchTest
    static final ArchRule ROOMS_OF_CHECKS_DO_NOT_KNOW_EACH_OTHER = slices().matching(INTERNAL + ".check.(*)..")
            .should()
            .notDependOnEachOther()
            .ignoreDependency(alwaysTrue(), resideInAPackage(INTERNAL + ".check.response.."));

    @ArchTest
    static final ArchRule WHAT_IS_PUBLIC_KNOWS_NOTHING_OF_WHAT_IS_INTERNAL = noClasses()
            .that(DescribedPredicate.not(DOORS).and(resideOutsideOfPackage(INTERNAL + "..")))
            .should()
            .dependOnClassesThat()
            .resideInAPackage(INTERNAL + "..");

    @ArchTest
    static final ArchRule ROOMS_KNOW_THOSE_BELOW = layeredArchitecture()
            .consideringOnlyDependenciesInLayers()
            .layer("run")
            .definedBy(INTERNAL + ".run..")
            .layer("report")
            .definedBy(INTERNAL + ".report..")
            .layer("check")
            .definedBy(INTERNAL + ".check..")
            .layer("lifecycle")
            .definedBy(INTERNAL + ".lifecycle..")
            .layer("parameter")
            .definedBy(INTERNAL + ".parameter..")
            .layer("catalog")
            .definedBy(INTERNAL + ".catalog..")
            .layer("exchange")
            .definedBy(INTERNAL + ".exchange..")
            .whereLayer("run")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("report")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("check")
            .mayOnlyBeAccessedByLayers("run")
            .whereLayer("lifecycle")
            .mayOnlyBeAccessedByLayers("run", "check", "report")
            .whereLayer("parameter")
            .mayOnlyBeAccessedByLayers("run", "check", "lifecycle")
            .whereLayer("catalog")
            .mayOnlyBeAccessedByLayers("run", "check", "lifecycle", "parameter");

    @ArchTest
    static final ArchRule THE_SCHEMA_LIBRARY_STAYS_WHERE_PARAMETERS_AND_SCHEMAS_ARE_JUDGED = noClasses()
            .that()
            .resideOutsideOfPackages(INTERNAL + ".parameter", INTERNAL + ".check.catalog")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("com.networknt..", "com.github.curiousoddman..");
}
