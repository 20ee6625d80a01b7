package io.openbroker.console.operations;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.Keys;

/** What an operator does about operations that are stuck, from the first look to their end. */
class StuckOperationsBrowserTest extends OperationsBrowserTest {

    private static final Duration LONG = Duration.ofMinutes(11);

    @Test
    void tellsThatNothingIsStuck() throws Exception {
        broker.provision("now-1");
        broker.ended("now-1");
        pages.signIn(OperatedBroker.ADMIN);

        browser.awaitText("Nothing is stuck.");
        pages.awaitLoaded();
        assertThat(browser.text()).contains("0 operations in progress", "No operation has failed.", "in memory");
        assertThat(pages.images())
                .hasSize(5)
                .anySatisfy(label -> assertThat(label).startsWith("Requests, per minute: all"));
    }

    @Test
    void tellsWhatIsStuckSinceWhenAndWhyAndRetriesIt() throws Exception {
        broker.provision("rest-1");
        pages.signIn(OperatedBroker.ADMIN);

        browser.awaitText("1 operation needs attention.");
        assertThat(browser.text())
                .contains("Provision rest-1 fails and waits for its next attempt")
                .contains("The backend is away")
                .contains("1 attempt")
                .contains("Repair the backend, then retry.");

        broker.stuck().repair();
        pages.press("Retry");
        assertThat(pages.dialog()).contains("Retry now?", "rest-1");
        assertThat(broker.last("rest-1").path("state").asString()).isEqualTo("in progress");
        pages.press("Retry now");
        browser.awaitText("Nothing is stuck.");
        assertThat(broker.ended("rest-1").path("state").asString()).isEqualTo("succeeded");
    }

    @Test
    void failsWhatHangsAndTellsThePlatformWhy() throws Exception {
        String operation = broker.provision("hang-1");
        pages.signIn(OperatedBroker.ADMIN);
        pages.open("operations/" + operation);
        browser.awaitText("a replica runs the handler");

        pages.press("Fail…");
        pages.press("Fail it");
        assertThat(pages.dialog()).as("The text is required").contains("Fail the operation?");
        pages.type("Why it failed, for the platform's user", "The data centre has burnt down");
        pages.press("Fail it");

        // The page follows without being loaded again.
        browser.awaitText("It has ended. Search the log for the request identity");
        browser.awaitText("fail operation");
        assertThat(browser.text()).contains("The data centre has burnt down", "ops");
        assertThat(pages.buttons()).isEmpty();
        assertThat(broker.ended("hang-1").path("description").asString()).isEqualTo("The data centre has burnt down");
    }

    @Test
    void changesNothingWithoutConfirmation() throws Exception {
        String operation = broker.provision("rest-1");
        pages.signIn(OperatedBroker.ADMIN);
        pages.open("operations/" + operation);
        browser.awaitText("waits for its next attempt");

        pages.press("Fail…");
        pages.type("Why it failed, for the platform's user", "A mistake");
        pages.press("Cancel");
        pages.press("Fail…");
        pages.pressKey(Keys.ESCAPE);
        pages.awaitNoDialog();
        assertThat(pages.focused()).as("The focus is where it was").startsWith("Fail…");
        assertThat(broker.last("rest-1").path("state").asString()).isEqualTo("in progress");
    }

    @Test
    void showsWhatHasFailedLately() throws Exception {
        broker.provision("break-1");
        broker.ended("break-1");
        pages.signIn(OperatedBroker.ADMIN);

        browser.awaitText("Nothing is stuck.");
        browser.awaitText("break-1");
        pages.follow("Provision");
        browser.awaitText("It has ended. Search the log for the request identity");
        assertThat(browser.text()).contains("break-1", "failed", "Request identity");
    }

    @Test
    void showsTheAnswerToTheSecondOfTwoOperators() throws Exception {
        String operation = broker.provision("rest-1");
        pages.signIn(OperatedBroker.ADMIN);
        pages.open("operations/" + operation);
        browser.awaitText("waits for its next attempt");
        pages.press("Fail…");
        pages.type("Why it failed, for the platform's user", "Second");

        broker.fail(operation, "First");
        pages.press("Fail it");
        browser.awaitText("has ended");
        assertThat(broker.ended("rest-1").path("description").asString()).isEqualTo("First");
        pages.press("Cancel");
        browser.awaitText("First");
        assertThat(browser.text()).doesNotContain("Second");
    }

    @Test
    void succeedsWhatPeopleDo() throws Exception {
        String operation = broker.provisionByHand("rack-1");
        time.pass(LONG);
        pages.signIn(OperatedBroker.ADMIN);
        browser.awaitText("1 operation waits for an operator.");
        assertThat(browser.text()).contains("Put a rack for rack-1 into room 12.");

        pages.open("operations/" + operation);
        browser.awaitText("Instructions");
        pages.press("Succeed…");
        pages.type("URL of its dashboard, if it has one", "https://racks.example.com/rack-1");
        pages.press("Mark as succeeded");
        browser.awaitText("It has ended. Nothing is to be done.");
        assertThat(broker.ended("rack-1").path("state").asString()).isEqualTo("succeeded");
    }
}
