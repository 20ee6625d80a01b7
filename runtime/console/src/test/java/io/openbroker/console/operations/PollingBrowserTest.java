package io.openbroker.console.operations;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Pages follow the broker while somebody looks at them, and do not keep sessions alive. */
class PollingBrowserTest extends OperationsBrowserTest {

    @Test
    void followsTheBrokerWhileThePageIsSeen() throws Exception {
        pages.signIn(OperatedBroker.VIEWER);
        browser.awaitText("Nothing is stuck.");
        pages.recordRequests();
        broker.provision("rest-1");
        browser.awaitText("1 operation needs attention.");
        List<String> requests = pages.recordedRequests();
        assertThat(requests)
                .contains("GET /operator/overview background")
                .allMatch(line -> line.endsWith(" background"));

        pages.hide(true);
        pages.recordRequests();
        broker.stuck().repair();
        assertThat(pages.requestsWithin(9)).as("While it is hidden").isEmpty();
        assertThat(browser.text()).contains("1 operation needs attention.");

        pages.hide(false);
        assertThat(pages.requestsWithin(1)).contains("GET /operator/overview background");
    }
}
