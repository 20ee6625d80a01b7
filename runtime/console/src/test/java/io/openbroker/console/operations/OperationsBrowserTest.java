package io.openbroker.console.operations;

import static org.assertj.core.api.Assertions.assertThat;

import io.openbroker.console.browser.Browser;
import io.openbroker.runtime.BasicCredentials;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A broker with an operator in front of a browser. After each test the browser has nothing to complain about. */
abstract class OperationsBrowserTest {

    OperatedBroker broker = OperatedBroker.start();
    OperationsPages pages;

    @BeforeEach
    void openBrowser() {
    }

    /** Signs in, and opens the overview. */
    void signIn(BasicCredentials user) {
    }

    @AfterEach
    void close() {
    }
}
