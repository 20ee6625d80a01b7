package io.openbroker.console.operations;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.Keys;

/** Every page works with a screen reader, from the keyboard, and on the width of a phone, in light and dark. */
class AccessibilityBrowserTest extends OperationsBrowserTest {

    @Test
    void axeFindsNothing() throws Exception {
        broker.provision("now-1");
        broker.ended("now-1");
        broker.bind("now-1", "app-1");
        broker.provision("break-1");
        broker.ended("break-1");
        String operation = broker.provision("rest-1");
        String manual = broker.provisionByHand("rack-1");
        pages.signIn(OperatedBroker.ADMIN);

        for (String page : List.of(
                "overview",
                "instances",
                "instances/default/now-1",
                "bindings",
                "bindings/default/now-1/app-1",
                "operations",
                "operations/" + operation,
                "operations/" + manual,
                "catalog",
                "settings",
                "reconcile",
                "nonsense")) {
            pages.open(page);
            pages.awaitLoaded();
            assertThat(pages.focused())
                    .as("The heading of %s has the focus", page)
                    .isEqualTo(pages.heading());
            browser.assertAccessibleEverywhere();
        }
        for (String change : List.of("Retry", "Fail…", "Succeed…")) {
            pages.open("operations/" + operation);
            browser.awaitText("waits for its next attempt");
            pages.press(change);
            browser.assertAccessibleEverywhere();
            pages.pressKey(Keys.ESCAPE);
            pages.awaitNoDialog();
        }
    }
}
