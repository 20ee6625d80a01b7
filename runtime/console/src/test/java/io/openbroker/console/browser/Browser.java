package io.openbroker.console.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import com.deque.html.axecore.results.Rule;
import com.deque.html.axecore.selenium.AxeBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.openqa.selenium.By;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.json.Json;
import org.openqa.selenium.json.JsonException;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.support.ui.ExpectedConditions;
import org.openqa.selenium.support.ui.WebDriverWait;

/**
 * A Chromium of its own for a test, without a window and with a fresh profile. Tests are skipped where Debian's Chromium is not
 * installed, unless {@code REQUIRE_BROWSER=true}. For use by one thread.
 */
public final class Browser implements AutoCloseable {

    private static final Path CHROMIUM = Path.of("/usr/bin/chromium");
    private static final Path DRIVER = Path.of("/usr/bin/chromedriver");
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final int WIDTH = 1280;
    private static final int HEIGHT = 900;
    // Warns that it does not know the newest protocol of the browser; nothing here depends on a version.
    private static final Logger VERSIONS = Logger.getLogger("org.openqa.selenium.devtools.CdpVersionFinder");
    private static final int PHONE_WIDTH = 360;
    private static final int PHONE_HEIGHT = 740;

    private final ChromeDriver driver;
    private final List<String> consoleErrors = new ArrayList<>();
    private final List<URI> requested = new ArrayList<>();

    private Browser(ChromeDriver driver) {
        this.driver = driver;
    }

    /** Starts a browser with a window of 1280 by 900 pixels and light colours. */
    public static Browser start() {
        if (!Files.isExecutable(CHROMIUM) || !Files.isExecutable(DRIVER)) {
            String missing = CHROMIUM + " or " + DRIVER
                    + " was not found. Install Debian's packages chromium and chromium-driver to run this test.";
            if (Boolean.parseBoolean(System.getenv("REQUIRE_BROWSER"))) {
                fail(missing);
            }
            abort(missing);
        }
        VERSIONS.setLevel(Level.SEVERE);
        ChromeOptions options = new ChromeOptions();
        options.setBinary(CHROMIUM.toFile());
        options.addArguments(
                "--headless=new",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-dev-shm-usage",
                "--disable-quic",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--force-device-scale-factor=1",
                "--hide-scrollbars",
                "--lang=en");
        options.setCapability("goog:loggingPrefs", Map.of(LogType.BROWSER, "ALL", LogType.PERFORMANCE, "ALL"));
        Browser browser = new Browser(new ChromeDriver(
                new ChromeDriverService.Builder()
                        .usingDriverExecutable(DRIVER.toFile())
                        .build(),
                options));
        browser.size(WIDTH, HEIGHT);
        browser.colours("light");
        return browser;
    }

    /** For what this class does not do itself. */
    public ChromeDriver driver() {
        return driver;
    }

    public void dark() {
        colours("dark");
    }

    public void light() {
        colours("light");
    }

    private void colours(String scheme) {
        driver.executeCdpCommand(
                "Emulation.setEmulatedMedia",
                Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", scheme))));
    }

    /** Makes the window as narrow as a phone. */
    public void phone() {
        size(PHONE_WIDTH, PHONE_HEIGHT);
    }

    /** Makes the window as wide as at the start. */
    public void desktop() {
        size(WIDTH, HEIGHT);
    }

    private void size(int width, int height) {
        driver.executeCdpCommand(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", false));
    }

    public void open(URI uri) {
        driver.get(uri.toString());
    }

    /** Opens the console of an admin port, and signs in. */
    public void signIn(URI adminPort, String user, String password) {
        open(adminPort.resolve("/console/"));
        fillIn("User", user);
        fillIn("Password", password);
        press("Sign in");
        awaitText("Sign out");
    }

    /** Waits for an element that is shown. */
    public WebElement find(By by) {
        return await().until(ExpectedConditions.visibilityOfElementLocated(by));
    }

    /** Waits for a button with a text, and clicks it. */
    public void press(String text) {
        click(By.xpath("//button[normalize-space()='" + text + "']"));
    }

    /** Waits for a link with a text, and clicks it. */
    public void follow(String text) {
        click(By.xpath("//a[normalize-space()='" + text + "']"));
    }

    private void click(By by) {
        await().until(ExpectedConditions.elementToBeClickable(by)).click();
    }

    /** Waits for the field with a label, and writes into it instead of what is there. */
    public void fillIn(String label, String text) {
        WebElement field = labelled(label);
        field.clear();
        field.sendKeys(text);
    }

    /** Waits for the field with a label. */
    public WebElement labelled(String label) {
        String shown = "normalize-space()='" + label + "'";
        return find(By.xpath("//*[@id=//label[" + shown + "]/@for]" + " | //label[starts-with(normalize-space(),'"
                + label + "')]//*[self::input or self::select or self::textarea]"));
    }

    /** Waits until the page shows a text. */
    public void awaitText(String text) {
        await().withMessage(() -> "The page has no text \"" + text + "\" but:\n" + text())
                .until(page -> text().contains(text));
    }

    /** Waits until the page no longer shows a text. */
    public void awaitNoText(String text) {
        await().withMessage(() -> "The page still has the text \"" + text + "\":\n" + text())
                .until(page -> !text().contains(text));
    }

    /** What the page shows. */
    public String text() {
        Object text = driver.executeScript("return document.body.innerText");
        return String.valueOf(text);
    }

    /** A wait for a condition. */
    public WebDriverWait await() {
        return new WebDriverWait(driver, PATIENCE, Duration.ofMillis(50));
    }

    /** Holds what is shown to the rules of axe for WCAG 2.2 AA and for good practice, and to the width of the window. */
    public void assertAccessible() {
        List<Rule> violations = new AxeBuilder().analyze(driver).getViolations();
        assertThat(violations.stream()
                        .map(rule -> rule.getId() + ": " + rule.getHelp() + " "
                                + rule.getNodes().stream()
                                        .map(node -> node.getTarget() + " " + node.getFailureSummary())
                                        .toList()))
                .isEmpty();
        Object overflow = driver.executeScript(
                "return document.documentElement.scrollWidth - document.documentElement.clientWidth");
        assertThat(overflow)
                .as("pixels by which the page is wider than the window")
                .isEqualTo(0L);
    }

    /** {@link #assertAccessible} with light and dark colours, in a wide and a narrow window. */
    public void assertAccessibleEverywhere() {
        for (Runnable size : List.<Runnable>of(this::phone, this::desktop)) {
            size.run();
            for (Runnable colours : List.<Runnable>of(this::dark, this::light)) {
                colours.run();
                assertAccessible();
            }
        }
    }

    /**
     * Holds all pages since the start to two rules: no script has failed or broken the policy of its page, and nothing was
     * requested from another host. Responses that are rejections are no errors of a page.
     */
    public void assertClean(String host) {
        readLogs();
        assertThat(consoleErrors).as("errors in the browser's console").isEmpty();
        TreeSet<String> foreign = new TreeSet<>();
        for (URI uri : requested) {
            String scheme = String.valueOf(uri.getScheme());
            if (scheme.startsWith("http") && !host.equals(uri.getHost())) {
                foreign.add(uri.toString());
            }
        }
        assertThat(foreign).as("requests to other hosts").isEmpty();
        assertThat(requested).as("requests at all").isNotEmpty();
    }

    private void readLogs() {
        for (LogEntry entry : driver.manage().logs().get(LogType.BROWSER)) {
            boolean ofResponse = entry.getMessage().contains("Failed to load resource")
                    || entry.getMessage().contains("net::ERR_CONNECTION_REFUSED");
            if (entry.getLevel().intValue() >= Level.SEVERE.intValue() && !ofResponse) {
                consoleErrors.add(entry.getMessage());
            }
        }
        Json json = new Json();
        for (LogEntry entry : driver.manage().logs().get(LogType.PERFORMANCE)) {
            if (entry.getMessage().contains("\"Network.requestWillBeSent\"")) {
                requested.add(requestedUri(json, entry.getMessage()));
            }
        }
    }

    private static URI requestedUri(Json json, String message) {
        try {
            Map<String, Object> entry = json.toType(message, Json.MAP_TYPE);
            return URI.create(String.valueOf(at(at(at(at(entry, "message"), "params"), "request"), "url")));
        } catch (JsonException e) {
            throw new IllegalStateException("The log of the browser has an unknown form: " + message, e);
        }
    }

    private static Object at(Object object, String name) {
        Object value = object instanceof Map<?, ?> map ? map.get(name) : null;
        if (value == null) {
            throw new IllegalStateException("The log of the browser has no " + name);
        }
        return value;
    }

    /** Writes what is shown into a file, if {@code -Dgolden.update=true}. */
    public void screenshot(Path file) {
        if (!Boolean.getBoolean("golden.update")) {
            return;
        }
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Files.write(file, driver.getScreenshotAs(OutputType.BYTES));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        driver.quit();
    }
}
