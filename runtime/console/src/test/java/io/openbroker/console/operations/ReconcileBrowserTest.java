package io.openbroker.console.operations;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;

/** An operator compares the broker with the list of its platform. */
class ReconcileBrowserTest extends OperationsBrowserTest {

    private static final Duration NOT_YOUNG = Duration.ofMinutes(11);
    private static final String LIST = "The platform's list, as JSON";

    @Test
    void deletesWhatThePlatformNoLongerKnows() throws Exception {
        broker.provision("now-kept");
        broker.provision("now-lost");
        broker.ended("now-kept");
        broker.ended("now-lost");
        time.pass(NOT_YOUNG);
        pages.signIn(OperatedBroker.ADMIN);
        pages.open("reconcile");
        browser.awaitText("Compare what this broker has");
        pages.type(LIST, """
            {"instances": [{"instance_id": "now-kept"}, {"instance_id": "elsewhere"}]}\
            """);
        pages.press("Compare");
        browser.awaitText("differences");
        assertThat(browser.text()).contains("elsewhere", "now-lost").doesNotContain("now-kept");

        pages.press("Delete…");
        assertThat(pages.dialog()).contains("Delete this service instance?", "now-lost");
        pages.press("Delete it");
        browser.awaitText("Deletion started");
        pages.follow("Deletion started");
        browser.awaitText("It has ended. Nothing is to be done.");
        pages.open("instances/default/now-lost");
        browser.awaitText("The broker knows no instance \"now-lost\"");
        pages.open("instances/default/now-kept");
        browser.awaitText("exists");
    }

    @Test
    void tellsThatTheListIsNotJson() {
        pages.signIn(OperatedBroker.ADMIN);
        pages.open("reconcile");
        browser.awaitText("Compare what this broker has");
        pages.type(LIST, "NAME  SERVICE  PLAN");
        pages.press("Compare");
        assertThat(browser.find(By.cssSelector("main [role=alert]")).getText()).contains("JSON");
    }
}
