package io.openbroker.console.operations;

import io.openbroker.console.browser.Browser;
import io.openbroker.runtime.internal.testing.TestTime;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;

/** A broker, and an operator in front of a browser that has nothing to complain about at the end. */
abstract class OperationsBrowserTest {

    final TestTime time = TestTime.ahead(Duration.ZERO);
    final OperatedBroker broker = OperatedBroker.start(time.source());
    final Browser browser = Browser.start();
    final OperationsPages pages = new OperationsPages(browser, broker.adminUri());

    @AfterEach
    void close() {
        try {
            browser.assertClean("127.0.0.1");
        } finally {
            browser.close();
            broker.close();
        }
    }
}
