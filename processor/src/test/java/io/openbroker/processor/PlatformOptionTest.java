package io.openbroker.processor;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.testing.compile.Compilation;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which platforms' rules a catalog is held to, how grave their findings are, and how a source declines to be told. */
class PlatformOptionTest {

    private static final String BROKER = """
            package com.example;
            import io.openbroker.annotation.*;

            @Broker
            @ServiceOffering(id = "offering-1", name = "%1$s", description = "Databases", plans = Sample.Plans.class,
                    dashboardClient = @DashboardClient(id = "client", secret = "s"))
            public class Sample {
                enum Plans {
                    @Plan(id = "plan-1", name = "reference-instance", description = "Small") SMALL
                }
                @Provision void provision() {}
                @Deprovision void deprovision() {}
            }
            """.formatted("a".repeat(256));

    @Test
    void allPlatformsAreCheckedUnlessSomeAreNamed() {
        assertThat(messages(BROKER))
                .hasSize(3)
                .anyMatch(message -> message.contains("limit of Cloud Foundry and SAP Service Manager is 255"))
                .anyMatch(message -> message.contains("[openbroker.DashboardWithoutRedirect]"))
                .anyMatch(message -> message.contains("[openbroker.ReservedPlanName]"));
        assertThat(messages(BROKER, "-Aopenbroker.platforms=all")).isEqualTo(messages(BROKER));
    }

    @Test
    void onlyNamedPlatformsAreChecked() {
        assertThat(messages(BROKER, "-Aopenbroker.platforms=sap"))
                .hasSize(2)
                .anyMatch(message -> message.contains("limit of SAP Service Manager is 255"))
                .anyMatch(message -> message.contains("[openbroker.ReservedPlanName]"));
        assertThat(messages(BROKER, "-Aopenbroker.platforms= meshstack , sap"))
                .isEqualTo(messages(BROKER, "-Aopenbroker.platforms=sap"));
        assertThat(messages(BROKER, "-Aopenbroker.platforms=meshstack")).isEmpty();
        assertThat(messages(BROKER, "-Aopenbroker.platforms=none")).isEmpty();
    }

    @Test
    void findingsAreErrorsWhereTheBuildAsksForIt() {
        Compilation compilation = compile(BROKER, "-Aopenbroker.platforms=all,cloudfoundry:error");

        assertThat(compilation.errors())
                .extracting(error -> error.getMessage(Locale.ENGLISH))
                .hasSize(2)
                .allMatch(message -> message.contains("Cloud Foundry"));
        assertThat(compilation.warnings())
                .extracting(warning -> warning.getMessage(Locale.ENGLISH))
                .hasSize(1)
                .allMatch(message -> message.contains("[openbroker.ReservedPlanName]"));
    }

    /** Draft 6 is accepted by Cloud Foundry where it is draft 4 as well, so that only the other platform minds it. */
    @Test
    void onlyThePlatformThatMindsMakesAFindingAnError() {
        String source = BROKER.replace("@Broker", "@Broker(schemaDraft = SchemaDraft.DRAFT_06)")
                .replace("void provision()", "void provision(@Parameters Options options)")
                .replace("enum Plans", "record Options(String name) {}\n    enum Plans")
                .replace("a".repeat(256), "db")
                .replace("secret = \"s\"", "secret = \"s\", redirectUri = \"https://example.com\"");

        assertThat(compile(source, "-Aopenbroker.platforms=meshstack,cloudfoundry:error")
                        .warnings())
                .extracting(warning -> warning.getMessage(Locale.ENGLISH))
                .singleElement()
                .asString()
                .contains("in JSON schema draft 6, which meshStack cannot read");
        assertThat(compile(source, "-Aopenbroker.platforms=meshstack:error,cloudfoundry")
                        .errors())
                .hasSize(1);
        assertThat(messages(source, "-Aopenbroker.platforms=cloudfoundry")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"-Aopenbroker.platforms", "-Aopenbroker.platforms=", "-Aopenbroker.platforms=sap,"})
    void anEmptyNameIsNoPlatform(String option) {
        assertThat(messages(BROKER, option))
                .anyMatch(message -> message.contains("[openbroker.PlatformUnknown] Option openbroker.platforms has"
                        + " \"\", which is not a platform."));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"openbroker\"",
                "\"all\"",
                "{\"unused\", \"openbroker.NameTooLong\", \"openbroker.DashboardWithoutRedirect\", \"openbroker.ReservedPlanName\"}"
            })
    void aBrokerCanDeclineToBeWarned(String value) {
        String suppressed = BROKER.replace("@Broker", "@SuppressWarnings(" + value + ")\n@Broker");

        assertThat(messages(suppressed)).isEmpty();
        assertThat(compile(suppressed, "-Aopenbroker.platforms=all:error", "-Werror")
                        .status())
                .isEqualTo(Compilation.Status.SUCCESS);
    }

    @Test
    void whatIsDeclinedAtOnePlaceIsToldAtOthers() {
        String atPlan = BROKER.replace("@Plan(", "@SuppressWarnings(\"openbroker\") @Plan(");

        assertThat(messages(atPlan)).hasSize(2).noneMatch(message -> message.contains("[openbroker.ReservedPlanName]"));
        assertThat(messages(BROKER.replace("@Broker", "@SuppressWarnings(\"openbroker.TagsTooLong\")\n@Broker")))
                .hasSize(3);
    }

    @Test
    void everyWarningCanBeDeclinedButNoError() {
        String longOne = BROKER.replace("Databases", "x".repeat(256));
        String blank = BROKER.replace("Databases", " ");

        assertThat(messages(longOne)).hasSize(4);
        assertThat(messages(longOne.replace("@Broker", "@SuppressWarnings(\"openbroker\")\n@Broker")))
                .isEmpty();
        assertThat(messages(blank.replace("@Broker", "@SuppressWarnings(\"openbroker\")\n@Broker")))
                .hasSize(1)
                .allMatch(message -> message.contains("[openbroker.BlankValue]"));
    }

    @Test
    void theRuntimeIsToldWhichPlatformsCountForPlaceholders() {
        String template = BROKER.replace("secret = \"s\"", "secret = \"${SECRET}\"");

        assertThat(catalog(template, "-Aopenbroker.platforms=sap,meshstack"))
                .contains("\"x-openbroker-platforms\":[\"sap\",\"meshstack\"]");
        assertThat(catalog(template, "-Aopenbroker.platforms=none")).contains("\"x-openbroker-platforms\":[]");
        assertThat(catalog(template)).doesNotContain("x-openbroker");
        assertThat(catalog(BROKER, "-Aopenbroker.platforms=sap")).doesNotContain("x-openbroker");
    }

    private static String catalog(String source, String... options) {
        return Compilations.generated(compile(source, options))
                .getOrDefault("META-INF/openbroker/com.example.Sample.json", "");
    }

    private static List<String> messages(String source, String... options) {
        return compile(source, options).diagnostics().stream()
                .filter(diagnostic -> diagnostic.getKind() != Diagnostic.Kind.NOTE)
                .map(diagnostic -> diagnostic.getMessage(Locale.ENGLISH))
                .filter(message -> message.contains("[openbroker."))
                .toList();
    }

    private static Compilation compile(String source, String... options) {
        return Compilations.compile(Stream.of(options).toList(), List.of(Compilations.source(source)));
    }
}
