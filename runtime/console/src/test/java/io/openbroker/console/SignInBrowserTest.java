package io.openbroker.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.openbroker.console.browser.Browser;
import io.openbroker.runtime.internal.testing.TestTime;
import io.openbroker.undertow.AdminSettings;
import io.openbroker.undertow.BrokerServer;
import io.openbroker.undertow.ServerSettings;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;

/** Signing in and out, and what ends a session in between. */
class SignInBrowserTest {

    private static final Duration IDLE = Duration.ofMinutes(15);

    private final TestTime time = new TestTime();
    private BrokerServer server = start(0);
    private final URI port = server.adminUri().orElseThrow();
    private final Browser browser = Browser.start();

    private BrokerServer start(int adminPort) {
        return BrokerServer.start(
                ServerSettings.DEFAULT
                        .withHost("127.0.0.1")
                        .withPort(0)
                        .withCredentials("user", "pass")
                        .withAdmin(AdminSettings.onPort(adminPort)
                                .withAdmin("öps", "0perätor")
                                .withViewer("view", "v1ewer")),
                time.source(),
                Optional.empty(),
                new QueueBrokerDispatcher(new QueueBroker()));
    }

    @AfterEach
    void stop() {
        try {
            browser.assertClean("127.0.0.1");
        } finally {
            browser.close();
            server.close();
        }
    }

    @Test
    void signsInAndOut() {
        browser.open(port);
        assertThat(browser.find(By.tagName("h1")).getText()).isEqualTo("Sign in");
        assertThat(browser.driver().getCurrentUrl()).isEqualTo(port + "/console/operations/");

        browser.signIn(port, "öps", "0perätor");
        browser.awaitText("öps (admin)");
        assertThat(browser.driver().manage().getCookies()).singleElement().satisfies(cookie -> {
            assertThat(cookie.getName()).isEqualTo("openbroker-session");
            assertThat(cookie.isHttpOnly()).isTrue();
            assertThat(cookie.getSameSite()).isEqualTo("Strict");
        });
        assertThat(browser.driver().executeScript("return document.cookie")).isEqualTo("");

        browser.press("Sign out");
        browser.awaitText("You are signed out.");
        assertThat(browser.driver().manage().getCookies()).isEmpty();
        browser.open(port);
        browser.labelled("Password");
    }

    @Test
    void keepsTheSessionOfABrowserWhenThePageIsLoadedAgain() {
        browser.signIn(port, "view", "v1ewer");
        browser.driver().navigate().refresh();

        browser.awaitText("view (viewer)");
    }

    @Test
    void rejectsWrongPasswordsOnThePage() {
        browser.open(port);
        browser.fillIn("User", "view");
        browser.fillIn("Password", "wrong");
        browser.press("Sign in");

        browser.awaitText("The user or the password is wrong.");
        WebElement password = browser.labelled("Password");
        assertThat(password.getDomProperty("value")).isEmpty();
        assertThat(browser.driver().switchTo().activeElement()).isEqualTo(password);
        assertThat(browser.driver().manage().getCookies()).isEmpty();
    }

    @Test
    void worksFromTheKeyboard() {
        browser.open(port);
        browser.labelled("User");

        browser.driver().switchTo().activeElement().sendKeys("view", Keys.TAB);
        browser.driver().switchTo().activeElement().sendKeys("v1ewer", Keys.ENTER);
        browser.awaitText("Sign out");
        WebElement skip = browser.driver().findElement(By.cssSelector("a, button, input"));
        assertThat(skip.getDomProperty("textContent")).as("the first stop").isEqualTo("Skip to content");
        skip.sendKeys(Keys.ENTER);
        assertThat(browser.driver().switchTo().activeElement().getDomAttribute("id"))
                .isEqualTo("content");
    }

    @Test
    void asksToSignInAgainAfterAQuarterOfAnHourWithoutUse() {
        browser.signIn(port, "view", "v1ewer");
        time.pass(IDLE);
        lookAgain();

        browser.awaitText("Your session has ended: after 15 minutes without use, or by a restart. Sign in again.");
        browser.fillIn("User", "view");
        browser.fillIn("Password", "v1ewer");
        browser.press("Sign in");
        browser.awaitText("Sign out");
    }

    @Test
    void saysThatTheAdminApiIsAwayAndWhenItIsBack() {
        browser.signIn(port, "view", "v1ewer");
        server.close();
        lookAgain();
        browser.awaitText("The admin API is away. Trying again…");

        server = start(port.getPort());
        browser.awaitNoText("The admin API is away.");
        browser.awaitText("Your session has ended");
    }

    @Test
    void isAccessible() {
        browser.open(port);
        browser.labelled("Password");
        browser.assertAccessibleEverywhere();
        browser.signIn(port, "view", "v1ewer");
        browser.assertAccessibleEverywhere();
    }

    /** As if the user had come back to the tab. */
    private void lookAgain() {
        browser.driver().executeScript("document.dispatchEvent(new Event('visibilitychange'))");
    }
}
