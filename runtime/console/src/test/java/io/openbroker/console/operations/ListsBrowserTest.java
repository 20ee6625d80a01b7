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
        pages.signIn(OperatedBroker.VIEWER);
        pages.open("instances");
        browser.awaitText("now-pear");
        assertThat(browser.text()).contains("now-apple", "rest-plum", "databases / small", "being created");

        pages.type("Id begins with", "now-");
        pages.press("Show");
        browser.awaitNoText("rest-plum");
        browser.awaitText("now-apple");
        assertThat(browser.text()).contains("now-apple", "now-pear");

        pages.choose("State", "being created");
        pages.press("Show");
        browser.awaitText("Nothing matches the filters.");
        pages.back();
        browser.awaitText("now-pear");
        assertThat(pages.value("Id begins with")).isEqualTo("now-");
        pages.follow("Show everything");
        browser.awaitText("rest-plum");
    }

    @Test
    void turnsPages() throws Exception {
        for (int i = 0; i < MORE_THAN_A_PAGE; i++) {
            broker.provision("now-%03d".formatted(i));
        }
        pages.signIn(OperatedBroker.VIEWER);
        pages.open("instances");
        browser.awaitText("now-049");
        assertThat(browser.text()).doesNotContain("now-050");
        pages.follow("Next page");
        browser.awaitText("now-052");
        pages.awaitLoaded();
        assertThat(browser.text()).doesNotContain("now-049", "Next page");
        pages.follow("First page");
        browser.awaitText("now-000");
        pages.back();
        browser.awaitText("now-052");
    }

    @Test
    void showsTheHistoryOfAnInstanceAndOfItsBindings() throws Exception {
        broker.provision("now-1");
        broker.ended("now-1");
        broker.bind("now-1", "app-1");
        pages.signIn(OperatedBroker.VIEWER);
        pages.open("instances");
        browser.awaitText("now-1");
        pages.follow("now-1");
        browser.awaitText("app-1");
        browser.awaitText("accepted");
        pages.awaitLoaded();
        assertThat(browser.text())
                .contains("exists", "orders", "acme", "dev", "databases / small", "Provision", "platform");

        pages.follow("app-1");
        browser.awaitText("Service binding app-1");
        browser.awaitText("Of the service instance now-1");
        browser.awaitText("bind");
        assertThat(pages.source()).doesNotContain("never-shown");
    }

    @Test
    void tellsThatAnInstanceDoesNotExist() {
        pages.signIn(OperatedBroker.VIEWER);
        pages.open("instances/default/none");
        browser.awaitText("The broker knows no instance \"none\"");
        pages.open("operations/none");
        browser.awaitText("does not exist");
        pages.open("nonsense");
        browser.awaitText("This page does not exist.");
        pages.open("instances/%zz/x");
        browser.awaitText("This page does not exist.");
    }

    @Test
    void showsCatalogAndSettings() {
        pages.signIn(OperatedBroker.VIEWER);
        pages.open("catalog");
        browser.awaitText("Databases of all sizes");
        assertThat(browser.text()).contains(StuckBroker.LARGE_PLAN, "For production", "ETag", "Warnings");

        pages.open("settings");
        browser.awaitText("OPENBROKER_HOST");
        pages.type("Find", "password");
        browser.awaitNoText("OPENBROKER_HOST");
        assertThat(browser.text()).contains("OPENBROKER_PASSWORD", "set, secret");
        assertThat(pages.source()).doesNotContain(OperatedBroker.ADMIN.password() + "<");
    }
}
