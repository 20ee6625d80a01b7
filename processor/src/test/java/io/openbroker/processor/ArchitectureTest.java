package io.openbroker.processor;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("io.openbroker.processor");

    private static final DescribedPredicate<JavaClass> ELEMENTS = DescribedPredicate.describe(
            "are elements",
            type -> type.getPackageName().equals("javax.lang.model.element")
                    && !type.getSimpleName().equals("Modifier"));

    @Test
    void onlyTheReaderSeesTypeMirrors() {
        noClasses()
                .that()
                .resideOutsideOfPackage("io.openbroker.processor.read..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("javax.lang.model.type")
                .because("what a broker says is read once, into the model")
                .check(CLASSES);
    }

    @Test
    void modelChecksAndWritersSeeNoElements() {
        noClasses()
                .that()
                .resideInAnyPackage(
                        "io.openbroker.processor.model..",
                        "io.openbroker.processor.check..",
                        "io.openbroker.processor.emit..")
                .should()
                .dependOnClassesThat(ELEMENTS)
                .because("they work on the model, and point into the source with handles only")
                .check(CLASSES);
    }

    @Test
    void nobodyDependsOnTheRuntime() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.openbroker.runtime..", "io.openbroker.undertow..")
                .because("the processor knows the runtime by name only")
                .check(CLASSES);
    }

    @Test
    void packagesHaveNoCycles() {
        slices().matching("io.openbroker.(**)").should().beFreeOfCycles().check(CLASSES);
    }
}
