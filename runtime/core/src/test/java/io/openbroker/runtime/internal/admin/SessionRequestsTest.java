package io.openbroker.runtime.internal.admin;

import static org.assertj.core.api.Assertions.assertThat;

import io.openbroker.runtime.BasicCredentials;
import io.openbroker.runtime.BrokerAdmin;
import io.openbroker.runtime.InMemoryState;
import io.openbroker.runtime.internal.audit.AuditLog;
import io.openbroker.runtime.internal.authentication.AccessBuilder;
import io.openbroker.runtime.internal.authentication.AdminAuthentication;
import io.openbroker.runtime.internal.request.TestRequests;
import io.openbroker.runtime.internal.testing.TestTime;
import io.openbroker.runtime.server.Admission;
import io.openbroker.runtime.server.BrokerPipeline;
import io.openbroker.runtime.server.BrokerResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Pages sign their users in, and prove that it is they who change something. */
class SessionRequestsTest {

    private static final String SESSION = "/operator/session";
    private static final String LIST = "/operator/instances";
    private static final String RETRY = "/operator/operations/o/retry";
    private static final Pattern COOKIE = Pattern.compile("(openbroker-session=[A-Za-z0-9_-]{43}); (.*)");
    private static final Pattern TOKEN = Pattern.compile("\"csrf_token\":\"([A-Za-z0-9_-]{43})\"");
    private static final Duration IDLE = Duration.ofMinutes(15);

    private final TestTime time = new TestTime();
    private final BrokerPipeline pipeline = pipeline(true);

    private BrokerPipeline pipeline(boolean pages) {
        AccessBuilder access = new AccessBuilder();
        access.admin(new BasicCredentials("admin", "a"));
        access.viewer(new BasicCredentials("viewer", "v"));
        AdminAuthentication authentication =
                access.adminAuthentication(time.source().ticker()).orElseThrow();
        BrokerAdmin broker = new BrokerAdmin(new InMemoryState());
        List<AdminRequests> requests = new ArrayList<>(List.of(
                new ListRequests(broker, time.source().clock()), new OperationRequests(broker, AdminPort.bodies())));
        if (pages) {
            requests.add(new SessionRequests(authentication));
        }
        return AdminPort.pipeline(
                requests,
                authentication,
                AuditLog.LOGGER_ONLY,
                TestRequests.DIRECT,
                time.source().ticker());
    }

    /** A session as a browser has it. */
    private record SignedIn(String cookie, String attributes, String token) {}

    private SignedIn signIn(String login, String... headers) {
        BrokerResponse response =
                send("POST", SESSION, with(headers, "Authorization", basic(login), "Content-Type", "application/json"));
        assertThat(response.status()).isEqualTo(200);
        Matcher cookie = COOKIE.matcher(response.headers().get("Set-Cookie"));
        Matcher token = TOKEN.matcher(text(response));
        assertThat(cookie.matches()).isTrue();
        assertThat(token.find()).isTrue();
        return new SignedIn(cookie.group(1), cookie.group(2), token.group(1));
    }

    @Test
    void signsInForOneBrowserAndNoScript() {
        SignedIn session = signIn("admin:a");

        assertThat(session.attributes()).isEqualTo("Path=/; HttpOnly; SameSite=Strict");
        assertThat(session.token()).isNotEqualTo(session.cookie());
        BrokerResponse fetched = send("GET", SESSION, "Cookie", "theme=dark; " + session.cookie());
        assertThat(fetched.status()).isEqualTo(200);
        assertThat(text(fetched))
                .isEqualTo("{\"user\":\"admin\",\"role\":\"admin\",\"csrf_token\":\"" + session.token()
                        + "\",\"idle_seconds\":900}");
        assertThat(fetched.headers()).doesNotContainKey("Set-Cookie");
    }

    @Test
    void sendsTheCookieThroughTlsAloneIfThePageCameThroughTls() {
        assertThat(signIn("admin:a", "Origin", "https://ops.example").attributes())
                .isEqualTo("Path=/; HttpOnly; SameSite=Strict; Secure");
        assertThat(signIn("admin:a", "Origin", "http://ops.example").attributes())
                .doesNotContain("Secure");
    }

    @Test
    void opensNoDialogOfTheBrowserOverAPage() {
        BrokerResponse ofCommandLine = send("GET", LIST);
        BrokerResponse ofPage = send("GET", LIST, "X-Requested-With", "fetch");
        BrokerResponse wrongOnPage =
                send("POST", SESSION, "X-Requested-With", "fetch", "Authorization", basic("admin:x"));

        assertThat(ofCommandLine.headers().get("WWW-Authenticate")).startsWith("Basic");
        for (BrokerResponse response : List.of(ofPage, wrongOnPage)) {
            assertThat(response.status()).isEqualTo(401);
            assertThat(response.headers().get("WWW-Authenticate")).isEqualTo("Session realm=\"openbroker\"");
        }
    }

    @Test
    void endsAfterAQuarterOfAnHourWithoutUse() {
        SignedIn session = signIn("admin:a");

        for (int i = 0; i < 3; i++) {
            time.pass(IDLE.minusNanos(1));
            assertThat(get(session).status()).isEqualTo(200);
        }
        time.pass(IDLE);
        assertThat(get(session).status()).isEqualTo(401);
        // It is not used again by being asked for.
        assertThat(get(session).status()).isEqualTo(401);
    }

    @Test
    void requestsThatNobodyHasAskedForAreNoUse() {
        SignedIn session = signIn("admin:a");

        time.pass(IDLE.minusNanos(1));
        assertThat(send("GET", LIST, "Cookie", session.cookie(), "X-Background", "true")
                        .status())
                .isEqualTo(200);
        time.pass(Duration.ofNanos(1));
        assertThat(get(session).status()).isEqualTo(401);
    }

    @Test
    void endedSessionsAreNoGuesses() {
        SignedIn session = signIn("admin:a");
        time.pass(IDLE);

        for (int i = 0; i < 30; i++) {
            assertThat(admit("GET", LIST, "Cookie", session.cookie())).isInstanceOf(Admission.Responded.class);
        }
    }

    @Test
    void wrongPasswordsOnPagesAreGuesses() {
        for (int i = 0; i < 10; i++) {
            assertThat(guess(i)).isInstanceOf(Admission.Responded.class);
        }
        assertThat(guess(10)).isInstanceOf(Admission.Deferred.class);
    }

    private Admission guess(int number) {
        return admit("POST", SESSION, "X-Requested-With", "fetch", "Authorization", basic("admin:guess" + number));
    }

    @Test
    void signsOut() {
        SignedIn session = signIn("viewer:v");
        SignedIn other = signIn("viewer:v");

        BrokerResponse response = change("DELETE", SESSION, session.cookie(), session.token());

        assertThat(response.status()).isEqualTo(200);
        assertThat(response.headers().get("Set-Cookie"))
                .startsWith("openbroker-session=;")
                .endsWith("; Max-Age=0");
        assertThat(get(session).status()).isEqualTo(401);
        assertThat(get(other).status()).isEqualTo(200);
    }

    @Test
    void signingInAgainEndsTheSessionBefore() {
        SignedIn before = signIn("viewer:v");
        SignedIn after = signIn("admin:a", "Cookie", before.cookie());

        assertThat(get(before).status()).isEqualTo(401);
        assertThat(get(after).status()).isEqualTo(200);
    }

    @Test
    void aUserHasTwentySessionsAndLosesTheLeastRecentlyUsed() {
        SignedIn ofOther = signIn("viewer:v");
        List<SignedIn> sessions = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            time.pass(Duration.ofSeconds(1));
            sessions.add(signIn("admin:a"));
        }
        time.pass(Duration.ofSeconds(1));
        assertThat(get(sessions.get(0)).status()).isEqualTo(200);

        signIn("admin:a");

        assertThat(get(sessions.get(1)).status()).isEqualTo(401);
        assertThat(get(sessions.get(0)).status()).isEqualTo(200);
        assertThat(get(sessions.get(2)).status()).isEqualTo(200);
        assertThat(get(ofOther).status()).isEqualTo(200);
    }

    @Test
    void changesNeedTheTokenOfTheirSession() {
        SignedIn session = signIn("admin:a");
        SignedIn other = signIn("admin:a");

        assertThat(change("POST", RETRY, session.cookie(), session.token()).status())
                .isEqualTo(404);
        for (String token : List.of("", "x", other.token(), session.cookie())) {
            BrokerResponse response = change("POST", RETRY, session.cookie(), token);
            assertThat(response.status()).isEqualTo(403);
            assertThat(text(response)).contains("RequestForged");
        }
        assertThat(send("POST", RETRY, "Cookie", session.cookie(), "Content-Type", "application/json")
                        .status())
                .isEqualTo(403);
        assertThat(change("DELETE", SESSION, session.cookie(), "x").status()).isEqualTo(403);
        assertThat(get(session).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({
        "http://ops.example:8081,  ops.example:8081, ,            404",
        "HTTPS://Ops.Example,      ops.example,      ,            404",
        "http://127.0.0.1:8090,    127.0.0.1:8081,   ,            403",
        "https://evil.example,     ops.example,      ,            403",
        "null,                     ops.example,      ,            403",
        "https://ops.example,      upstream:8081,    same-origin, 404",
        "http://127.0.0.1:8090,    127.0.0.1:8081,   same-site,   403",
        "https://ops.example,      ops.example,      cross-site,  403",
        "https://ops.example,      ops.example,      none,        403",
    })
    void changesComeFromThePageItself(String origin, String host, String site, int status) {
        SignedIn session = signIn("admin:a");
        String[] headers = {
            "Cookie",
            session.cookie(),
            "X-CSRF-Token",
            session.token(),
            "Content-Type",
            "application/json",
            "Origin",
            origin,
            "Host",
            host,
        };

        BrokerResponse response = send("POST", RETRY, site == null ? headers : with(headers, "Sec-Fetch-Site", site));

        assertThat(response.status()).isEqualTo(status);
    }

    @Test
    void credentialsNeedNoToken() {
        SignedIn session = signIn("viewer:v");

        assertThat(send(
                                "POST",
                                RETRY,
                                "Authorization",
                                basic("admin:a"),
                                "Cookie",
                                session.cookie(),
                                "Content-Type",
                                "application/json")
                        .status())
                .isEqualTo(404);
    }

    @Test
    void viewersChangeNothingThroughASessionEither() {
        SignedIn session = signIn("viewer:v");

        BrokerResponse response = change("POST", RETRY, session.cookie(), session.token());

        assertThat(response.status()).isEqualTo(403);
        assertThat(text(response)).contains("Forbidden", "Viewers");
    }

    @Test
    void credentialsAreNoSession() {
        assertThat(send("GET", SESSION, "Authorization", basic("admin:a")).status())
                .isEqualTo(404);
    }

    @Test
    void thereAreNoSessionsWithoutPages() {
        BrokerPipeline without = pipeline(false);

        BrokerResponse response =
                send(without, "POST", SESSION, "Authorization", basic("admin:a"), "Content-Type", "application/json");

        assertThat(response.status()).isEqualTo(404);
        assertThat(text(response)).contains("GET /operator/instances").doesNotContain("POST /operator/session");
        assertThat(send(without, "GET", LIST, "X-Requested-With", "fetch")
                        .headers()
                        .get("WWW-Authenticate"))
                .startsWith("Basic");
    }

    private BrokerResponse get(SignedIn session) {
        return send("GET", LIST, "Cookie", session.cookie());
    }

    private BrokerResponse change(String method, String path, String cookie, String token) {
        return send(method, path, "Cookie", cookie, "X-CSRF-Token", token, "Content-Type", "application/json");
    }

    private BrokerResponse send(String method, String path, String... headers) {
        return send(pipeline, method, path, headers);
    }

    private Admission admit(String method, String path, String... headers) {
        return pipeline.admit(TestRequests.head(method, path, headers));
    }

    private static BrokerResponse send(BrokerPipeline pipeline, String method, String path, String... headers) {
        Admission admission = pipeline.admit(TestRequests.head(method, path, headers));
        return admission instanceof Admission.Responded responded
                ? responded.response()
                : TestRequests.execute((Admission.Admitted) admission, new byte[0]);
    }

    private static String[] with(String[] headers, String... more) {
        String[] all = Arrays.copyOf(headers, headers.length + more.length);
        System.arraycopy(more, 0, all, headers.length, more.length);
        return all;
    }

    private static String basic(String login) {
        return "Basic " + Base64.getEncoder().encodeToString(login.getBytes(StandardCharsets.UTF_8));
    }

    private static String text(BrokerResponse response) {
        return new String(response.body(), StandardCharsets.UTF_8);
    }
}
