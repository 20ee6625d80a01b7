package io.openbroker.console.operations;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Lists, and the page of each of their rows. */
class ListsBrowserTest extends OperationsBrowserTest {

    private static final int MORE_THAN_A_PAGE = 53;

    @Test
    void findsAnInstanceByTheBeginningOfItsId() throws Exception {
        broker.provision("now-apple");
        broker.provision("now-pear");
        broker.provision("rest-plum");
        broker.ended("now-pear");
        signIn(OperatedBroker.VIEWER);
        pages.open("instances");
        pages.awaitText("now-pear");
        assertThat(pages.text()).contains("now-apple", "rest-plum", "databases / SMALL", "being created");

        pages.type("Id begins with", "now-");
        pages.click("Show");
        pages.awaitNoText("rest-plum");
        assertThat(pages.text()).contains("now-apple", "now-pear");

        pages.choose("State", "being created");
        pages.click("Show");
        pages.awaitText("Nothing matches the filters.");
        pages.back();
        pages.awaitText("now-pear");
        assertThat(pages.value("Id begins with")).isEqualTo("now-");
        pages.follow("Show everything");
        pages.awaitText("rest-plum");
    }

    @Test
    void turnsPages() throws Exception {
        for (int i = 0; i < MORE_THAN_A_PAGE; i++) {
            broker.provision("now-%03d".formatted(i));
        }
        signIn(OperatedBroker.VIEWER);
        pages.open("instances");
        pages.awaitText("now-049");
        assertThat(pages.text()).doesNotContain("now-050");
        pages.follow("Next page");
        pages.awaitText("now-052");
        assertThat(pages.text()).doesNotContain("now-049", "Next page");
        pages.follow("First page");
        pages.awaitText("now-000");
        pages.back();
        pages.awaitText("now-052");
    }

    @Test
    void showsTheHistoryOfAnInstanceAndOfItsBindings() throws Exception {
        broker.provision("now-1");
        broker.ended("now-1");
        broker.bind("now-1", "app-1");
        signIn(OperatedBroker.VIEWER);
        pages.open("instances");
        pages.awaitText("now-1");
        pages.follow("now-1");
        pages.awaitText("app-1");
        pages.awaitText("accepted");
        assertThat(pages.text()).contains("exists", "orders", "acme", "dev", "databases / SMALL", "Provision", "platform");

        pages.follow("app-1");
        pages.awaitText("Service binding app-1");
        pages.awaitText("Of the service instance now-1");
        pages.awaitText("bind");
        assertThat(pages.source()).doesNotContain("never-shown");
    }

    @Test
    void tellsThatAnInstanceDoesNotExist() {
        signIn(OperatedBroker.VIEWER);
        pages.open("instances/default/none");
        pages.awaitText("does not exist");
        pages.open("operations/none");
        pages.awaitText("does not exist");
        pages.open("nonsense");
        pages.awaitText("This page does not exist.");
        pages.open("instances/%zz/x");
        pages.awaitText("This page does not exist.");
    }

    @Test
    void showsCatalogAndSettings() {
        signIn(OperatedBroker.VIEWER);
        pages.open("catalog");
        pages.awaitText("Databases of all sizes");
        assertThat(pages.text()).contains(StuckBroker.LARGE, "For production", "ETag", "Warnings");

        pages.open("settings");
        pages.awaitText("OPENBROKER_HOST");
        pages.type("Find", "password");
        pages.awaitNoText("OPENBROKER_HOST");
        assertThat(pages.text()).contains("OPENBROKER_PASSWORD", "set, secret");
        assertThat(pages.source()).doesNotContain(OperatedBroker.ADMIN.password() + "<");
    }
}
