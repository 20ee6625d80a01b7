package io.openbroker.console.marketplace;

import static org.assertj.core.api.Assertions.assertThat;

import io.openbroker.console.browser.Browser;
import io.openbroker.runtime.spi.state.StateSettings;
import io.openbroker.undertow.BrokerServer;
import io.openbroker.undertow.ServerSettings;
import java.net.URI;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.support.ui.Select;

/** A developer who tries a broker on its marketplace. */
@Timeout(300)
class MarketplaceBrowserTest {

    private static final Path IMAGES = Path.of("../../docs/images/console");

    private final Browser browser = Browser.start();
    private final DatabaseBroker broker = new DatabaseBroker();
    private final BrokerServer server = BrokerServer.start(
            ServerSettings.DEFAULT
                    .withHost("127.0.0.1")
                    .withPort(0)
                    .withState(StateSettings.DEFAULT.at("memory"))
                    .withMarketplace(0),
            new DatabaseBrokerDispatcher(broker));
    private final URI uri = server.marketplaceUri().orElseThrow();

    @BeforeEach
    void open() {
        browser.open(uri);
        browser.find(By.xpath("//h1[.='Service offerings']"));
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

    private void choose(String plan) {
        browser.find(By.cssSelector("a[aria-label='Choose " + plan + "']")).click();
    }

    private void pressOf(String label) {
        browser.find(By.cssSelector("button[aria-label='" + label + "']")).click();
    }

    private void select(String label, String choice) {
        new Select(browser.labelled(label)).selectByVisibleText(choice);
    }

    private void createReady(String plan) {
        broker.step("done");
        choose(plan);
        browser.press("Create");
        browser.awaitText("Creation succeeded.");
    }

    private void screenshot(String name) {
        browser.screenshot(IMAGES.resolve("marketplace-" + name + "-light.png"));
        browser.dark();
        browser.screenshot(IMAGES.resolve("marketplace-" + name + "-dark.png"));
        browser.light();
    }

    @Test
    void aNewcomerProvisionsADatabaseAndGetsCredentials() {
        browser.awaitText("Databases that are backed up every night");
        browser.awaitText("99 USD, monthly");
        browser.awaitText("A standby in another zone");
        assertThat(browser.find(By.linkText("Documentation")).getDomAttribute("href"))
                .isEqualTo("https://databases.example.com/guide");
        browser.assertAccessibleEverywhere();
        screenshot("catalog");

        choose("Large");
        browser.fillIn("gigabytes", "500");
        browser.press("Create");
        browser.awaitText("The schema of the plan does not permit these parameters:");
        browser.awaitText("parameters/gigabytes must be at most 100");
        WebElement gigabytes = browser.labelled("gigabytes");
        assertThat(gigabytes.getDomAttribute("aria-invalid")).isEqualTo("true");
        browser.assertAccessibleEverywhere();
        screenshot("form");
        browser.press("Send anyway");
        browser.awaitText("status 400 InvalidParameters: parameters/gigabytes must be at most 100");
        assertThat(broker.provisions()).isZero();

        browser.fillIn("gigabytes", "50");
        select("collation", "UNICODE");
        select("publicAccess", "true");
        pressOf("Add to extensions");
        browser.find(By.xpath("//input[@id=//label[starts-with(.,'extensions 1')]/@for]"))
                .sendKeys("postgis");
        browser.fillIn("New name", "team");
        pressOf("Add to labels");
        browser.find(By.xpath("//input[@id=//label[starts-with(.,'team')]/@for]"))
                .sendKeys("blue");
        browser.press("Create");
        browser.awaitText("is being created");
        broker.step("Creating the server");
        browser.awaitText("Creating the server");
        browser.assertAccessibleEverywhere();
        screenshot("progress");
        broker.step("done");
        browser.awaitText("Creation succeeded.");

        browser.press("Create a service binding");
        browser.fillIn("role", "writer");
        browser.press("Bind");
        browser.awaitText("db://databases.example.com:5000");
        browser.awaitText("secret-1");
        browser.find(By.cssSelector("details.exchange summary")).click();
        browser.awaitText("\"role\" : \"writer\"");
        browser.awaitText("Authorization: Basic •••");
        browser.assertAccessibleEverywhere();
        screenshot("credentials");
        assertCopied("Copy password", "secret-1");
        assertThat(copied("Copy PUT " + target() + " as curl"))
                .startsWith("curl -i -X PUT ")
                .contains("-u admin:\"$PASSWORD\"")
                .contains("\"role\":\"writer\"");

        browser.press("Rotate");
        browser.awaitText("secret-2");
        pressOf("Delete the service binding my-app");
        browser.await()
                .until(page -> browser.driver()
                        .findElements(By.xpath("//main//h3[.='my-app']"))
                        .isEmpty());

        browser.press("Update");
        browser.awaitText("The form begins with what the broker has recorded.");
        assertThat(browser.labelled("gigabytes").getDomProperty("value")).isEqualTo("50");
        browser.fillIn("gigabytes", "60");
        select("Plan", "Small");
        assertThat(browser.labelled("gigabytes").getDomProperty("value")).isEqualTo("60");
        browser.assertAccessibleEverywhere();
        browser.find(By.cssSelector("form button[type=submit]")).click();
        browser.awaitText("Update succeeded.");
        browser.awaitText("database, plan small");

        browser.press("Delete");
        browser.awaitText("Its 1 service bindings are deleted first.");
        browser.assertAccessible();
        browser.find(By.cssSelector("dialog button.danger")).click();
        browser.awaitText("Nothing is created yet. Choose a plan.");
    }

    private String target() {
        return browser.find(By.cssSelector("details.exchange[open] pre strong"))
                .getText()
                .replaceFirst("^PUT ", "");
    }

    private void assertCopied(String button, String text) {
        assertThat(copied(button)).isEqualTo(text);
    }

    private String copied(String button) {
        // A browser without a window has no clipboard.
        browser.driver().executeScript("navigator.clipboard.writeText = async (text) => { window.copied = text; }");
        pressOf(button);
        browser.await().until(page -> browser.driver().executeScript("return window.copied") != null);
        return String.valueOf(browser.driver()
                .executeScript("const copied = window.copied; window.copied = undefined; return copied"));
    }

    @Test
    void worksFromTheKeyboard() {
        broker.step("done");
        browser.find(By.cssSelector("a[aria-label='Choose Small']")).sendKeys(Keys.ENTER);
        browser.find(By.xpath("//h1[contains(.,'New service instance of Database')]"));
        assertThat(browser.driver().switchTo().activeElement().getTagName()).isEqualTo("h1");
        browser.driver().switchTo().activeElement().sendKeys(Keys.TAB);
        browser.driver().switchTo().activeElement().sendKeys(Keys.END, "-2", Keys.ENTER);

        browser.awaitText("Creation succeeded.");
        assertThat(browser.find(By.tagName("h1")).getText()).isEqualTo("my-database-2");
        assertThat(browser.driver().getTitle()).isEqualTo("my-database-2 · Marketplace");
        browser.find(By.xpath("//main//button[.='Delete']")).sendKeys(Keys.ENTER);
        browser.awaitText("Delete the service instance my-database-2?");
        browser.driver().switchTo().activeElement().sendKeys(Keys.ESCAPE);
        browser.awaitNoText("Delete the service instance my-database-2?");
        browser.awaitText("Creation succeeded.");
    }

    @Test
    void keepsInstancesButNoCredentialsWhenItIsLoadedAgain() {
        createReady("Small");
        browser.press("Create a service binding");
        browser.press("Bind");
        browser.awaitText("secret-1");
        browser.driver().navigate().refresh();

        browser.awaitText("This page does not keep credentials when it is loaded again.");
        browser.awaitNoText("secret-1");
        assertThat(String.valueOf(browser.driver().executeScript("return JSON.stringify(localStorage)")))
                .contains("my-database")
                .doesNotContain("secret-1");
        browser.press("Fetch credentials");
        browser.awaitText("secret-1");
    }

    @Test
    void continuesToPollWhenItIsLoadedAgain() {
        choose("Small");
        browser.press("Create");
        browser.awaitText("is being created");
        browser.driver().navigate().refresh();
        broker.step("Half of it is there");
        browser.awaitText("Half of it is there");
        broker.step("done");
        browser.awaitText("Creation succeeded.");
    }

    @Test
    void losesAResponseAndSendsTheRequestAgain() {
        broker.step("done");
        choose("Small");
        select("The next change", "loses its response");
        browser.press("Create");
        browser.awaitText("the marketplace lost the response on purpose");
        browser.awaitText("not known");
        browser.assertAccessible();
        browser.press("Send it again");
        browser.awaitText("Creation succeeded.");
        assertThat(broker.provisions()).isEqualTo(1);

        browser.press("Repeat the last change");
        browser.awaitText("repeat of ");
        assertThat(broker.provisions()).isEqualTo(1);
    }

    @Test
    void hangsUpAndSendsTheRequestAgain() {
        choose("Small");
        select("The next change", "hangs up in the middle of the request");
        browser.press("Create");
        browser.awaitText("The marketplace hung up on purpose after");
        assertThat(broker.provisions()).isZero();
        broker.step("done");
        browser.press("Send it again");
        browser.awaitText("Creation succeeded.");
        assertThat(broker.provisions()).isEqualTo(1);
    }

    @Test
    void sendsTheContextOfTheChosenPlatform() {
        select("Sends requests like", "Kubernetes");
        browser.find(By.xpath("//summary[.='Context']")).click();
        browser.fillIn("Namespace", "team-blue");
        createReady("Small");
        browser.find(By.xpath("(//details[contains(@class,'exchange')][contains(.,'PUT')]/summary)[1]"))
                .click();

        browser.awaitText("\"platform\" : \"kubernetes\"");
        browser.awaitText("\"namespace\" : \"team-blue\"");
        browser.awaitText("X-Broker-API-Originating-Identity: kubernetes ");
    }

    @Test
    void saysThatTheMarketplaceIsAway() {
        choose("Small");
        server.close();
        browser.press("Create");

        browser.awaitText("The marketplace does not respond. Check that the broker is running; then try again.");
    }
}
