package io.openbroker.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import io.openbroker.annotation.SchemaDraft;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PlatformRulesTest {

    private final PlatformRules all = new PlatformRules(PlatformProfile.all());

    @Test
    void charactersAreCountedAndNotUnits() {
        assertThat(all.name("plan", "\uD83D\uDE00".repeat(255))).isEmpty();
        assertThat(all.name("plan", "\uD83D\uDE00".repeat(256)))
                .singleElement()
                .extracting(Finding::message)
                .isEqualTo("The plan name has 256 characters; the limit of Cloud Foundry and SAP Service Manager is"
                        + " 255. Shorten it.");
    }

    @Test
    void onlyThePlatformsThatAreCheckedAreNamed() {
        assertThat(new PlatformRules(Set.of(PlatformProfile.SAP)).id("plan", "a".repeat(256)))
                .singleElement()
                .extracting(Finding::message)
                .asString()
                .contains("the limit of SAP Service Manager is 255");
        assertThat(new PlatformRules(Set.of(PlatformProfile.MESHSTACK)).id("plan", "a".repeat(256)))
                .isEmpty();
        assertThat(new PlatformRules(Set.of()).schemaDraft(SchemaDraft.DRAFT_07, false, "Change it"))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "DRAFT_04, false, ``",
        "DRAFT_06, true, meshStack",
        "DRAFT_06, false, Cloud Foundry and meshStack",
        "DRAFT_07, false, Cloud Foundry and meshStack",
        "DRAFT_2019_09, false, Cloud Foundry and meshStack",
        "DRAFT_2020_12, false, Cloud Foundry and meshStack"
    })
    void draftsArePlatformsOwnAffair(SchemaDraft draft, boolean alsoDraft4, String platforms) {
        if (draft == SchemaDraft.DRAFT_04) {
            assertThat(all.schemaDraft(draft, alsoDraft4, "Change it")).isEmpty();
        } else {
            assertThat(all.schemaDraft(draft, alsoDraft4, "Change it"))
                    .singleElement()
                    .extracting(Finding::message)
                    .asString()
                    .contains("which " + platforms + " cannot read. Change it");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://proxy.example", "HTTPS://proxy.example:8443/a?b"})
    void aRouteServiceIsReachedWithTls(String url) {
        assertThat(all.routeService("offering-1", url)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://user:secret@proxy.example", "https:///secret", "secret", "https://a b/secret"})
    void anotherRouteServiceIsNamedWithoutItsUrl(String url) {
        assertThat(all.routeService("offering-1", url))
                .singleElement()
                .extracting(Finding::message)
                .asString()
                .contains("offering-1", "Cloud Foundry accepts only https")
                .doesNotContain("secret");
    }
}
