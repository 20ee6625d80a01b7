package io.openbroker.console.operations;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Each bad input has an answer that is seen, and changes nothing. */
class BadInputBrowserTest extends OperationsBrowserTest {

    private static final String MARKUP =
            "<script>document.title='taken'</script><img src=x onerror=\"document.title='taken'\">";
    private static final String TURNED = "\u202Egnp.exe\u202C \u05D0\u05D1\u05D2";
    private static final String LONG = "x".repeat(9_000);

    @Test
    void showsHostileTextsAsTexts() throws Exception {
        broker.stuck().restBecause(MARKUP + TURNED + LONG);
        String operation = broker.provision("rest-%3Cb%3E%26'%22");
        pages.signIn(OperatedBroker.ADMIN);
        browser.phone();
        for (String page : List.of(
                "overview",
                "operations/" + operation,
                "operations",
                "instances",
                "instances/default/rest-%3Cb%3E%26'%22",
                "bindings/default/rest-%3Cb%3E/%3Cscript%3E")) {
            pages.open(page);
            browser.awaitText("<b>");
            assertThat(pages.title()).as(page).doesNotContain("taken");
            assertThat(pages.count("main script, main img, main b")).as(page).isZero();
            browser.assertAccessible();
        }
        pages.open("operations/" + operation);
        browser.awaitText("Show all");
        assertThat(browser.text()).contains(MARKUP).doesNotContain(LONG);
        pages.press("Show all");
        browser.awaitText(LONG);
        browser.assertAccessible();
    }

    @Test
    void showsViewersNoButtonsAndRejectsWhatTheySend() throws Exception {
        String operation = broker.provision("rest-1");
        pages.signIn(OperatedBroker.VIEWER);
        browser.awaitText("1 operation needs attention.");
        assertThat(pages.buttons()).isEmpty();
        pages.open("operations/" + operation);
        browser.awaitText("waits for its next attempt");
        assertThat(pages.buttons()).isEmpty();
        pages.open("reconcile");
        browser.awaitText("Comparing changes nothing.");
        assertThat(pages.buttons()).containsExactly("Compare");

        assertThat(pages.post("/operator/operations/" + operation + "/fail", "{\"description\":\"x\"}"))
                .startsWith("403")
                .contains("Viewers may not change anything.");
        assertThat(broker.last("rest-1").path("state").asString()).isEqualTo("in progress");
    }

    @Test
    void tellsThatTheAdminApiIsAwayAndComesBack() throws Exception {
        broker.provision("rest-1");
        pages.signIn(OperatedBroker.ADMIN);
        browser.awaitText("1 operation needs attention.");
        broker.close();
        browser.awaitText("The admin API is away. Trying again…");
        assertThat(browser.text()).as("What was known before").contains("rest-1");
        pages.press("Retry");
        pages.press("Retry now");
        browser.awaitText("The admin API cannot be reached.");
        pages.press("Cancel");

        try (OperatedBroker restarted = OperatedBroker.startOn(broker.adminUri().getPort())) {
            browser.awaitText("Your session has ended");
            pages.signIn(OperatedBroker.ADMIN);
            browser.awaitText("Nothing is stuck.");
            assertThat(browser.text()).doesNotContain("rest-1");
            assertThat(restarted.adminUri()).isEqualTo(broker.adminUri());
        }
    }

    @Test
    void asksToSignInAgainWhenTheSessionHasEnded() throws Exception {
        String operation = broker.provision("rest-1");
        pages.signIn(OperatedBroker.ADMIN);
        pages.open("operations/" + operation);
        browser.awaitText("waits for its next attempt");
        pages.press("Fail…");
        pages.type("Why it failed, for the platform's user", "Too late");
        browser.driver().manage().deleteCookieNamed("openbroker-session");
        pages.press("Fail it");
        browser.awaitText("Your session has ended");
        assertThat(pages.hasDialog()).isFalse();
        assertThat(broker.last("rest-1").path("state").asString()).isEqualTo("in progress");

        browser.fillIn("User", OperatedBroker.ADMIN.user());
        browser.fillIn("Password", OperatedBroker.ADMIN.password());
        browser.press("Sign in");
        browser.awaitText("waits for its next attempt");
    }

    /** Another port of the same host is the same site, so the browser sends the cookie with this form. */
    @Test
    void rejectsWhatAnotherOriginSends() throws Exception {
        String operation = broker.provision("rest-1");
        pages.signIn(OperatedBroker.ADMIN);
        browser.awaitText("1 operation needs attention.");

        String form = """
            <form method="post" enctype="text/plain" action="%s">
              <input name='{"description": "taken", "' value='": ""}'><button>Win a prize</button>
            </form>\
            """.formatted(broker.adminUri().resolve("/operator/operations/" + operation + "/fail"));
        HttpServer other = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        other.createContext("/", exchange -> {
            exchange.getResponseHeaders().set("Content-Type", "text/html");
            exchange.sendResponseHeaders(200, form.length());
            exchange.getResponseBody().write(form.getBytes(StandardCharsets.US_ASCII));
            exchange.close();
        });
        other.start();
        try {
            browser.open(URI.create("http://127.0.0.1:" + other.getAddress().getPort() + "/"));
            browser.press("Win a prize");
            browser.awaitText("RequestForged");
        } finally {
            other.stop(0);
        }
        assertThat(broker.last("rest-1").path("state").asString()).isEqualTo("in progress");
    }
}
