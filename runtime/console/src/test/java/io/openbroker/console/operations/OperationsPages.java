package io.openbroker.console.operations;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.openqa.selenium.By;
import org.openqa.selenium.JavascriptExecutor;
import org.openqa.selenium.Keys;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.WebDriver;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.support.ui.Select;
import org.openqa.selenium.support.ui.WebDriverWait;

/** The pages as an operator sees and uses them: by the words on them. */
final class OperationsPages {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final WebDriver driver;
    private final URI console;

    OperationsPages(WebDriver driver, URI admin) {
        this.driver = driver;
        this.console = admin.resolve("/console/operations/");
    }

    void open(String page) {
        driver.get(console + "#/" + page);
    }

    void back() {
        driver.navigate().back();
    }

    String title() {
        return Objects.requireNonNull(driver.getTitle());
    }

    String source() {
        return Objects.requireNonNull(driver.getPageSource());
    }

    /** What is seen on the page. */
    String text() {
        return driver.findElement(By.tagName("body")).getText();
    }

    void awaitText(String text) {
        await("\"" + text + "\" is there", () -> text().contains(text));
    }

    void awaitNoText(String text) {
        await("\"" + text + "\" is gone", () -> !text().contains(text));
    }

    /** Waits until no part of the page is still loading. */
    void awaitLoaded() {
        await("everything is loaded", () -> !driver.findElements(By.cssSelector("main h1")).isEmpty()
                && !text().contains("Loading…"));
    }

    /** The labels of pictures. */
    List<String> images() {
        return driver.findElements(By.cssSelector("main [role=img]")).stream()
                .map(image -> image.getAttribute("aria-label"))
                .toList();
    }

    int count(String selector) {
        return driver.findElements(By.cssSelector(selector)).size();
    }

    /** The buttons of the page below its header. */
    List<String> buttons() {
        return driver.findElements(By.cssSelector("main button")).stream()
                .map(WebElement::getText)
                .toList();
    }

    /** Clicks the first button that begins with a text, in the dialog if one is open. */
    void click(String label) {
        String scope = hasDialog() ? "//dialog" : "//main";
        retried(() -> find(scope + "//button[starts-with(normalize-space(), " + quoted(label) + ")]").click());
    }

    /** Follows the first link with a text. */
    void follow(String label) {
        retried(() -> find("//main//a[normalize-space() = " + quoted(label) + "]").click());
    }

    void type(String label, String text) {
        WebElement field = field(label);
        field.clear();
        field.sendKeys(text);
    }

    void choose(String label, String option) {
        new Select(field(label)).selectByVisibleText(option);
    }

    String value(String label) {
        return Objects.requireNonNull(field(label).getDomProperty("value"));
    }

    boolean hasDialog() {
        return !driver.findElements(By.cssSelector("dialog[open]")).isEmpty();
    }

    String dialog() {
        return find("//dialog").getText();
    }

    void awaitDialog(String text) {
        await("\"" + text + "\" is in the dialog", () -> dialog().contains(text));
    }

    void pressEscape() {
        driver.switchTo().activeElement().sendKeys(Keys.ESCAPE);
        await("the dialog is closed", () -> !hasDialog());
    }

    /** The text of what has the focus. */
    String focused() {
        return driver.switchTo().activeElement().getText();
    }

    String heading() {
        return find("//main//h1").getText();
    }

    /** What is wider than the window, as the beginning of its markup. */
    List<String> overflow() {
        return strings("""
                const root = document.scrollingElement;
                if (root.scrollWidth <= root.clientWidth) {
                  return [];
                }
                return [...document.body.querySelectorAll("*")]
                  .filter((element) => element.getBoundingClientRect().right > root.clientWidth)
                  .map((element) => element.outerHTML.slice(0, 100));
                """);
    }

    private List<String> strings(String script) {
        return ((List<?>) Objects.requireNonNull(((JavascriptExecutor) driver).executeScript(script)))
                .stream().map(String.class::cast).toList();
    }

    private WebElement field(String label) {
        String scope = hasDialog() ? "//dialog" : "//main";
        return find(scope + "//label[starts-with(normalize-space(), " + quoted(label)
                + ")]//*[self::input or self::textarea or self::select]");
    }

    private WebElement find(String path) {
        return new WebDriverWait(driver, PATIENCE).until(found -> found.findElement(By.xpath(path)));
    }

    /** Tries again what a page that has just followed the broker has taken away. */
    private static void retried(Runnable action) {
        for (int i = 0; ; i++) {
            try {
                action.run();
                return;
            } catch (StaleElementReferenceException gone) {
                if (i == 9) {
                    throw gone;
                }
            }
        }
    }

    private interface Condition {

        boolean holds();
    }

    private void await(String what, Condition condition) {
        new WebDriverWait(driver, PATIENCE)
                .ignoring(StaleElementReferenceException.class)
                .withMessage(() -> what + ", but the page is: " + text())
                .until(unused -> condition.holds());
    }

    private static String quoted(String text) {
        return text.contains("'") ? '"' + text + '"' : "'" + text + "'";
    }
}
