package io.openbroker.runtime;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongToAnyOf;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import io.openbroker.runtime.generated.ResolvedCatalog;
import io.openbroker.runtime.server.BlockingIntake;
import io.openbroker.runtime.server.BodySink;
import io.openbroker.runtime.server.RequestIntake;
import io.openbroker.runtime.spi.authentication.Authenticator;

@AnalyzeClasses(packages = "io.openbroker.runtime", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    private static final String ROOT = "io.openbroker.runtime";
    private static final String INTERNAL = ROOT + ".internal";

    /** The doors of the house: what is public and leads to what is internal. */
    private static final DescribedPredicate<JavaClass> DOORS = assignableTo(BrokerEngine.class)
            .or(assignableTo(BrokerEngineBuilder.class))
            .or(assignableTo(BrokerAdmin.class))
            .or(assignableTo(CloudFoundryEnvironment.class))
            .or(assignableTo(InMemoryState.class))
            .or(assignableTo(Authenticator.class))
            .or(assignableTo(ResolvedCatalog.class))
            .or(belongToAnyOf(BlockingIntake.class, BodySink.class, RequestIntake.class));

    @ArchTest
    static final ArchRule ROOMS_HAVE_NO_CYCLES =
            slices().matching(INTERNAL + ".(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule WHAT_IS_PUBLIC_KNOWS_NOTHING_OF_WHAT_IS_INTERNAL = noClasses()
            .that(DescribedPredicate.not(DOORS).and(resideOutsideOfPackage(INTERNAL + "..")))
            .should()
            .dependOnClassesThat()
            .resideInAPackage(INTERNAL + "..");

    @ArchTest
    static final ArchRule JACKSON_STAYS_WHERE_JSON_IS_READ_AND_WRITTEN = noClasses()
            .that()
            .resideOutsideOfPackages(
                    INTERNAL + ".json", INTERNAL + ".catalog", INTERNAL + ".template", INTERNAL + ".schema")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("tools.jackson..", "com.fasterxml.jackson..");

    @ArchTest
    static final ArchRule SERVERS_KNOW_MESSAGES_ALONE = noClasses()
            .that()
            .resideInAPackage(ROOT + ".server")
            .should()
            .dependOnClassesThat(resideInAPackage(ROOT + "..")
                    .and(resideOutsideOfPackages(ROOT + ".server", INTERNAL + ".intake"))
                    .and(DescribedPredicate.not(assignableTo(TimeSource.Ticker.class)))
                    .and(DescribedPredicate.not(assignableTo(ClockDifference.class))));

    @ArchTest
    static final ArchRule THE_SCHEMA_LIBRARY_STAYS_WHERE_SCHEMAS_ARE_ENFORCED = noClasses()
            .that()
            .resideOutsideOfPackage(INTERNAL + ".schema")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("com.networknt..");

    @ArchTest
    static final ArchRule THERE_IS_NO_SERVER_HERE = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.undertow..", "org.xnio..", "jakarta.servlet..");
}
