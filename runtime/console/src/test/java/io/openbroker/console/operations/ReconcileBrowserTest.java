package io.openbroker.console.operations;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** An operator compares the broker with the list of its platform. */
class ReconcileBrowserTest extends OperationsBrowserTest {

    private static final String LIST = "The platform's list, as JSON";

    @Test
    void deletesWhatThePlatformNoLongerKnows() throws Exception {
        broker.provision("now-kept");
        broker.provision("now-lost");
        broker.ended("now-kept");
        broker.ended("now-lost");
        signIn(OperatedBroker.ADMIN);
        pages.open("reconcile");
        pages.awaitText("Compare what this broker has");
        pages.type(LIST, """
                {"instances": [{"instance_id": "now-kept"}, {"instance_id": "elsewhere"}]}""");
        pages.click("Compare");
        pages.awaitText("differences");
        assertThat(pages.text()).contains("elsewhere", "now-lost").doesNotContain("now-kept");

        pages.click("Delete…");
        assertThat(pages.dialog()).contains("Delete this service instance?", "now-lost");
        pages.click("Delete it");
        pages.awaitText("Deletion started");
        pages.follow("Deletion started");
        pages.awaitText("It has ended. Nothing is to be done.");
        assertThat(broker.exists("now-lost")).isFalse();
        assertThat(broker.exists("now-kept")).isTrue();
    }

    @Test
    void tellsThatTheListIsNotJson() {
        signIn(OperatedBroker.ADMIN);
        pages.open("reconcile");
        pages.awaitText("Compare what this broker has");
        pages.type(LIST, "NAME  SERVICE  PLAN");
        pages.click("Compare");
        pages.awaitText("The text is not JSON");
    }
}
