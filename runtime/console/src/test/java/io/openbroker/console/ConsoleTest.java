package io.openbroker.console;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.openbroker.runtime.internal.testing.TestTime;
import io.openbroker.undertow.AdminSettings;
import io.openbroker.undertow.BrokerServer;
import io.openbroker.undertow.ServerSettings;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** A server with the console on its class path, over HTTP. */
class ConsoleTest {

    private static final Path WEB = Path.of("target", "classes", "io", "openbroker", "console", "web");
    private static final Pattern IMPORT = Pattern.compile("(?m)^(?:import|export)\\b[^;\"'()=]*[\"']([^\"'\n]+)[\"']");
    private static final Pattern TOKEN = Pattern.compile("\"csrf_token\":\"([^\"]+)\"");
    private static final String RETRY = "/operator/operations/o1/retry";

    private final TestTime time = new TestTime();
    private final BrokerServer server = BrokerServer.start(
            ServerSettings.DEFAULT
                    .withHost("127.0.0.1")
                    .withPort(0)
                    .withCredentials("user", "pass")
                    .withAdmin(
                            AdminSettings.onPort(0).withAdmin("ops", "0perator").withViewer("view", "v1ewer")),
            time.source(),
            Optional.empty(),
            new QueueBrokerDispatcher(new QueueBroker()));
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Logger auditLog = (Logger) LoggerFactory.getLogger("io.openbroker.audit");
    private final ListAppender<ILoggingEvent> audit = new ListAppender<>();

    @AfterEach
    void stop() {
        auditLog.detachAppender(audit);
        server.close();
    }

    @Test
    void leadsFromTheRootToThePages() throws Exception {
        HttpClient following = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.ALWAYS)
                .build();

        HttpResponse<String> page = following.send(request("/").build(), BodyHandlers.ofString());

        assertThat(page.uri()).isEqualTo(uri("/console/operations/"));
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.headers().firstValue("Content-Type")).contains("text/html; charset=utf-8");
        assertThat(page.headers().firstValue("Content-Security-Policy").orElseThrow())
                .contains("default-src 'none'", "script-src 'self'")
                .doesNotContain("unsafe");
        String etag = page.headers().firstValue("ETag").orElseThrow();
        assertThat(send(request("/console/operations/").header("If-None-Match", etag))
                        .statusCode())
                .isEqualTo(304);
    }

    @Test
    void servesEveryFileOfTheJar() throws Exception {
        for (Path file : files("")) {
            String path = WEB.relativize(file).toString();
            HttpResponse<byte[]> response =
                    http.send(request("/console/" + path).build(), BodyHandlers.ofByteArray());

            assertThat(response.statusCode()).as(path).isEqualTo(200);
            assertThat(response.body()).as(path).isEqualTo(Files.readAllBytes(file));
        }
        assertThat(send(request("/console/io/openbroker/console/JarPages.class"))
                        .statusCode())
                .isEqualTo(404);
    }

    /** A browser would load nothing more than the page, and say so in its console only. */
    @Test
    void scriptsImportFilesThatExist() throws Exception {
        List<String> missing = new ArrayList<>();
        for (Path script : files(".js")) {
            Matcher imported = IMPORT.matcher(Files.readString(script));
            while (imported.find()) {
                Path target = script.resolveSibling(imported.group(1)).normalize();
                if (!imported.group(1).startsWith(".") || !Files.exists(target)) {
                    missing.add(WEB.relativize(script) + " imports " + imported.group(1));
                }
            }
        }
        assertThat(missing).isEmpty();
    }

    @Test
    void theLicencesOfLibrariesAreInTheJar() throws Exception {
        for (Path library : files(".js")) {
            if (WEB.relativize(library).startsWith("lib")) {
                String name = library.getFileName().toString();
                // Two modules of one library.
                String owner = name.startsWith("hooks.") ? "preact" : name.substring(0, name.indexOf('.'));
                assertThat(library.resolveSibling(owner + ".LICENSE.txt")).isNotEmptyFile();
            }
        }
    }

    private static List<Path> files(String suffix) throws IOException {
        try (Stream<Path> all = Files.walk(WEB)) {
            List<Path> found = all.filter(Files::isRegularFile)
                    .filter(file -> file.toString().endsWith(suffix))
                    .toList();
            assertThat(found).isNotEmpty();
            return found;
        }
    }

    @Test
    void aSessionEndsAndChangesNothingAfterwards() throws Exception {
        SignedIn session = signIn("ops", "0perator");
        assertThat(send(change("POST", RETRY, session)).statusCode()).isEqualTo(404);

        time.pass(Duration.ofMinutes(15));
        HttpResponse<String> response = send(change("POST", RETRY, session));

        assertThat(response.statusCode()).isEqualTo(401);
        assertThat(response.headers().firstValue("WWW-Authenticate").orElseThrow())
                .doesNotContain("Basic");
    }

    @Test
    void viewersLookButDoNotTouch() throws Exception {
        SignedIn session = signIn("view", "v1ewer");

        assertThat(send(request("/operator/instances").header("Cookie", session.cookie()))
                        .statusCode())
                .isEqualTo(200);
        assertThat(send(change("POST", RETRY, session)).statusCode()).isEqualTo(403);
    }

    /** As a page of another origin would send it with the cookie of the console; a browser adds the headers of its origin. */
    @Test
    void rejectsWhatPagesFromElsewhereSend() throws Exception {
        SignedIn session = signIn("ops", "0perator");
        HttpRequest.Builder form = request(RETRY)
                .header("Cookie", session.cookie())
                .header("Origin", "https://evil.example")
                .header("Sec-Fetch-Site", "cross-site")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("a=b"));

        assertThat(send(form).statusCode()).isEqualTo(403);
        for (String origin : List.of("https://evil.example", "http://127.0.0.1:1", "null")) {
            HttpResponse<String> response = send(change("POST", RETRY, session).header("Origin", origin));
            assertThat(response.statusCode()).isEqualTo(403);
            assertThat(response.body()).contains("RequestForged");
        }
        for (String site : List.of("same-site", "cross-site", "none")) {
            assertThat(send(change("POST", RETRY, session).header("Sec-Fetch-Site", site))
                            .statusCode())
                    .isEqualTo(403);
        }
        HttpRequest.Builder own =
                change("POST", RETRY, session).header("Origin", "http://127.0.0.1:" + uri("/").getPort());
        assertThat(send(own).statusCode()).isEqualTo(404);
        assertThat(send(own.header("Sec-Fetch-Site", "same-origin")).statusCode())
                .isEqualTo(404);
    }

    @Test
    void theAuditLogKnowsWhoSignedInAndOutAndWhoTried() throws Exception {
        auditLog.setLevel(Level.INFO);
        audit.start();
        auditLog.addAppender(audit);

        SignedIn session = signIn("view", "v1ewer");
        send(signInRequest("view", "guess"));
        send(change("DELETE", "/operator/session", session));

        assertThat(audit.list)
                .extracting(ILoggingEvent::getFormattedMessage)
                .satisfiesExactly(
                        signedIn -> assertThat(signedIn)
                                .contains("\"kind\":\"SIGN_IN\"", "\"caller\":\"view\"", "\"outcome\":\"SIGNED_IN\"")
                                .doesNotContain("\"operation\"", session.token(), session.cookie()),
                        tried -> assertThat(tried)
                                .contains("\"kind\":\"SIGN_IN\"", "\"outcome\":\"UNAUTHORIZED\"")
                                .doesNotContain("guess"),
                        signedOut -> assertThat(signedOut)
                                .contains(
                                        "\"kind\":\"SIGN_OUT\"", "\"caller\":\"view\"", "\"outcome\":\"SIGNED_OUT\""));
    }

    private record SignedIn(String cookie, String token) {}

    private SignedIn signIn(String user, String password) throws IOException, InterruptedException {
        HttpResponse<String> response = send(signInRequest(user, password));
        assertThat(response.statusCode()).isEqualTo(200);
        Matcher token = TOKEN.matcher(response.body());
        assertThat(token.find()).isTrue();
        String cookie = response.headers().firstValue("Set-Cookie").orElseThrow();
        return new SignedIn(cookie.substring(0, cookie.indexOf(';')), token.group(1));
    }

    private HttpRequest.Builder signInRequest(String user, String password) {
        String basic = Base64.getEncoder().encodeToString((user + ":" + password).getBytes(StandardCharsets.UTF_8));
        return request("/operator/session")
                .header("Authorization", "Basic " + basic)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.noBody());
    }

    private HttpRequest.Builder change(String method, String path, SignedIn session) {
        return request(path)
                .header("Cookie", session.cookie())
                .header("X-CSRF-Token", session.token())
                .header("Content-Type", "application/json")
                .method(method, BodyPublishers.noBody());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(uri(path));
    }

    private URI uri(String path) {
        return server.adminUri().orElseThrow().resolve(path);
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return http.send(request.build(), BodyHandlers.ofString());
    }
}
