package io.openbroker.console.operations;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every page works with a screen reader, from the keyboard, and on the width of a phone, in light and dark. */
class AccessibilityBrowserTest extends OperationsBrowserTest {

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void axeFindsNothing(boolean dark) throws Exception {
        broker.provision("now-1");
        broker.ended("now-1");
        broker.bind("now-1", "app-1");
        broker.provision("break-1");
        broker.ended("break-1");
        String operation = broker.provision("rest-1");
        String manual = broker.provisionByHand("rack-1");
        signIn(OperatedBroker.ADMIN);
        pages.dark(dark);

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
            assertThat(pages.violations()).as(page).isEmpty();
            assertThat(pages.focused()).as("The heading of %s has the focus", page).isEqualTo(pages.heading());
            pages.narrow();
            assertThat(pages.overflow()).as("Nothing of %s is wider than a phone", page).isEmpty();
            assertThat(pages.violations()).as("%s on a phone", page).isEmpty();
            pages.wide();
        }
        for (String change : List.of("Retry", "Fail…", "Succeed…")) {
            pages.open("operations/" + operation);
            pages.awaitText("waits for its next attempt");
            pages.click(change);
            assertThat(pages.violations()).as(change).isEmpty();
            pages.pressEscape();
        }
    }
}
