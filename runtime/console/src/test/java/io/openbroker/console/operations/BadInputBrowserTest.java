package io.openbroker.console.operations;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Each bad input has an answer that is seen, and changes nothing. */
class BadInputBrowserTest extends OperationsBrowserTest {

    private static final String MARKUP = "<script>document.title='taken'</script><img src=x onerror=\"document.title='taken'\">";
    private static final String TURNED = "\u202Egnp.exe\u202C \u05D0\u05D1\u05D2";
    private static final String LONG = "x".repeat(9_000);

    @Test
    void showsHostileTextsAsTexts() throws Exception {
        broker.stuck().restBecause(MARKUP + TURNED + LONG);
        String operation = broker.provision("rest-<b>&'\"");
        signIn(OperatedBroker.ADMIN);
        pages.narrow();
        for (String page : List.of(
                "overview",
                "operations/" + operation,
                "operations",
                "instances",
                "instances/default/rest-%3Cb%3E%26'%22",
                "bindings/default/rest-%3Cb%3E/%3Cscript%3E")) {
            pages.open(page);
            pages.awaitText("<b>");
            assertThat(pages.title()).as(page).doesNotContain("taken");
            assertThat(pages.count("main script, main img, main b")).as(page).isZero();
            assertThat(pages.overflow()).as("Nothing of %s is wider than a phone", page).isEmpty();
        }
        pages.open("operations/" + operation);
        pages.awaitText("Show all");
        assertThat(pages.text()).contains(MARKUP).doesNotContain(LONG);
        pages.click("Show all");
        pages.awaitText(LONG);
        assertThat(pages.overflow()).isEmpty();
    }

    @Test
    void showsViewersNoButtonsAndRejectsWhatTheySend() throws Exception {
        String operation = broker.provision("rest-1");
        signIn(OperatedBroker.VIEWER);
        pages.awaitText("1 operation needs attention.");
        assertThat(pages.buttons()).isEmpty();
        pages.open("operations/" + operation);
        pages.awaitText("waits for its next attempt");
        assertThat(pages.buttons()).isEmpty();
        pages.open("reconcile");
        pages.awaitText("Viewers cannot compare.");
        assertThat(pages.buttons()).isEmpty();

        assertThat(pages.post("/operator/operations/" + operation + "/fail", "{\"description\":\"x\"}"))
                .startsWith("403")
                .contains("Viewers may not change anything.");
        assertThat(broker.last("rest-1").path("state").asString()).isEqualTo("in progress");
    }

    @Test
    void tellsThatTheAdminApiIsAwayAndComesBack() throws Exception {
        broker.provision("rest-1");
        signIn(OperatedBroker.ADMIN);
        pages.awaitText("1 operation needs attention.");
        int port = broker.adminUri().getPort();
        broker.close();
        pages.awaitText("away");
        assertThat(pages.text()).as("The last that was known").contains("rest-1");

        broker = OperatedBroker.startOn(port);
        // Sessions are in memory.
        pages.awaitText("Sign in");
        pages.signIn(OperatedBroker.ADMIN);
        pages.awaitText("Nothing is stuck.");
    }

    @Test
    void asksToSignInAgainWhenTheSessionHasEnded() throws Exception {
        String operation = broker.provision("rest-1");
        signIn(OperatedBroker.ADMIN);
        pages.open("operations/" + operation);
        pages.awaitText("waits for its next attempt");
        pages.click("Fail…");
        pages.type("Why it failed, for the platform's user", "Too late");
        pages.forgetSession();
        pages.click("Fail it");
        pages.awaitText("Sign in");
        assertThat(broker.last("rest-1").path("state").asString()).isEqualTo("in progress");

        pages.signIn(OperatedBroker.ADMIN);
        pages.awaitText("waits for its next attempt");
    }

    @Test
    void rejectsWhatAnotherSiteSends() throws Exception {
        String operation = broker.provision("rest-1");
        signIn(OperatedBroker.ADMIN);
        pages.awaitText("1 operation needs attention.");
        String elsewhere = "http://localhost:" + broker.adminUri().getPort();
        assertThat(pages.postFrom(elsewhere, "/operator/operations/" + operation + "/fail")).isNotEqualTo("200");
        assertThat(broker.last("rest-1").path("state").asString()).isEqualTo("in progress");
    }
}
