package io.openbroker.console.operations;

import io.openbroker.console.browser.Browser;
import io.openbroker.runtime.internal.testing.TestTime;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The pictures of the documentation, after an hour in which something has happened. */
class ScreenshotsBrowserTest {

    private static final Path PICTURES = Path.of("../../docs/images/console");
    private static final int MINUTES = 60;

    private final TestTime time = TestTime.ahead(Duration.ofMinutes(-MINUTES));
    private final OperatedBroker broker = OperatedBroker.start(time.source());
    private final Browser browser = Browser.start();
    private final OperationsPages pages = new OperationsPages(browser, broker.adminUri());

    @AfterEach
    void close() {
        browser.close();
        broker.close();
    }

    @Test
    void showWhatAnOperatorSees() throws Exception {
        for (int minute = 0; minute < MINUTES; minute++) {
            happen(minute);
            time.pass(Duration.ofMinutes(1));
        }
        broker.bind("now-orders-00", "shop");
        String operation = broker.provisionByHand("rack-7");
        pages.signIn(OperatedBroker.ADMIN);
        browser.awaitText("2 operations need attention.");
        // The next heartbeat knows of the time that has passed.
        browser.awaitNoText("silent");
        take("overview");
        pages.scrollTo(".ops-charts");
        take("charts");
        open("instances?search=now");
        take("instances");
        open("instances/default/now-orders-00");
        take("instance");
        open("operations/" + operation);
        take("operation");
        pages.press("Succeed…");
        take("succeed");
        browser.phone();
        open("overview");
        take("phone");
    }

    private void open(String page) {
        pages.open(page);
        pages.awaitLoaded();
    }

    private void take(String picture) {
        browser.light();
        browser.screenshot(PICTURES.resolve(picture + "-light.png"));
        browser.dark();
        browser.screenshot(PICTURES.resolve(picture + "-dark.png"));
    }

    private void happen(int minute) throws Exception {
        int busy = 4 + Math.abs(minute % 20 - 10);
        for (int i = 0; i < busy; i++) {
            broker.last(minute % 7 == 0 ? "unknown" : "now-orders-00");
        }
        if (minute % 5 == 0) {
            broker.provision("now-orders-%02d".formatted(minute));
            broker.ended("now-orders-%02d".formatted(minute));
        }
        switch (minute) {
            case 31 -> broker.provision("rest-invoices");
            case 47 -> broker.provision("hang-reports");
            case 52, 53 -> {
                broker.provision("break-" + minute);
                broker.ended("break-" + minute);
            }
            default -> {}
        }
    }
}
