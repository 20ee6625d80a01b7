package io.openbroker.console.operations;

import io.openbroker.console.browser.Browser;
import io.openbroker.runtime.BasicCredentials;
import java.net.URI;
import java.util.List;
import java.util.Objects;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.support.ui.Select;

/** The pages as an operator sees and uses them: by the words on them. */
final class OperationsPages {

    private static final int TRIES = 10;

    private final Browser browser;
    private final URI adminPort;

    OperationsPages(Browser browser, URI adminPort) {
        this.browser = browser;
        this.adminPort = adminPort;
    }

    Browser browser() {
        return browser;
    }

    /** Signs in, which leads to the overview. */
    void signIn(BasicCredentials user) {
        browser.signIn(adminPort, user.user(), user.password());
    }

    void open(String page) {
        // Some addresses are no URI.
        browser.driver().get(adminPort + "/console/operations/#/" + page);
    }

    void back() {
        browser.driver().navigate().back();
    }

    String title() {
        return Objects.requireNonNull(browser.driver().getTitle());
    }

    /** Everything on the page, seen or not. */
    String source() {
        return Objects.requireNonNull(browser.driver().getPageSource());
    }

    /** Waits until no part of the page is still loading. */
    void awaitLoaded() {
        browser.find(By.cssSelector("main h1"));
        browser.awaitNoText("Loading…");
    }

    /** The labels of pictures. */
    List<String> images() {
        return strings("return [...document.querySelectorAll('main [role=img]')].map((image) => image.ariaLabel)");
    }

    int count(String selector) {
        return browser.driver().findElements(By.cssSelector(selector)).size();
    }

    /** The buttons of the page below its header. */
    List<String> buttons() {
        return strings("return [...document.querySelectorAll('main button')].map((button) => button.innerText)");
    }

    /** Clicks the first button that begins with a text, in the dialog if one is open. */
    void press(String label) {
        click(By.xpath(scope() + "//button[starts-with(normalize-space(), '" + label + "')]"));
    }

    /** Follows the first link with a text. */
    void follow(String label) {
        click(By.xpath("//main//a[normalize-space() = '" + label + "']"));
    }

    /** Tries again if the page has just followed the broker, and the element is another one. */
    private void click(By by) {
        for (int i = 1; ; i++) {
            try {
                browser.find(by).click();
                return;
            } catch (StaleElementReferenceException gone) {
                if (i == TRIES) {
                    throw gone;
                }
            }
        }
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

    private WebElement field(String label) {
        return browser.find(By.xpath(scope() + "//label[starts-with(normalize-space(), \"" + label
                + "\")]//*[self::input or self::textarea or self::select]"));
    }

    private String scope() {
        return hasDialog() ? "//dialog" : "//main";
    }

    boolean hasDialog() {
        return count("dialog[open]") > 0;
    }

    String dialog() {
        return browser.find(By.tagName("dialog")).getText();
    }

    void awaitNoDialog() {
        browser.await().until(page -> !hasDialog());
    }

    void pressKey(Keys key) {
        browser.driver().switchTo().activeElement().sendKeys(key);
    }

    /** The text of what has the focus. */
    String focused() {
        return browser.driver().switchTo().activeElement().getText();
    }

    String heading() {
        return browser.find(By.cssSelector("main h1")).getText();
    }

    /** Sends what a button would send, with the session and token of this page. */
    String post(String path, String body) {
        return String.valueOf(browser.driver().executeAsyncScript("""
            const [path, body, done] = arguments;
            import("../common/api.js")
              .then((api) => api.post(path, JSON.parse(body)))
              .then(() => done("200"), (problem) => done(problem.status + " " + problem.description));
            """, path, body));
    }

    /** Records the requests of the page from now on. */
    void recordRequests() {
        script("""
            window.recorded = [];
            window.realFetch ??= window.fetch;
            window.fetch = (url, request) => {
              const background = request.headers["X-Background"] === "true" ? " background" : "";
              window.recorded.push(request.method + " " + new URL(url).pathname + background);
              return window.realFetch(url, request);
            };
            """);
    }

    List<String> recordedRequests() {
        return strings("return window.recorded");
    }

    /** The requests that were recorded when some seconds have passed. */
    List<String> requestsWithin(int seconds) {
        var unused = browser.driver().executeAsyncScript("setTimeout(arguments[1], 1000 * arguments[0])", seconds);
        return recordedRequests();
    }

    /** Has the browser say that the page is hidden, as a tab in the background is. */
    void hide(boolean hidden) {
        script("""
            Object.defineProperty(document, "hidden", { configurable: true, value: arguments[0] });
            document.dispatchEvent(new Event("visibilitychange"));
            """, hidden);
    }

    void scrollTo(String selector) {
        script("document.querySelector(arguments[0]).scrollIntoView()", selector);
    }

    private void script(String script, Object... arguments) {
        var unused = browser.driver().executeScript(script, arguments);
    }

    private List<String> strings(String script) {
        Object found = browser.driver().executeScript(script);
        return ((List<?>) Objects.requireNonNull(found))
                .stream().map(String::valueOf).toList();
    }
}
