package io.openbroker.runtime.internal.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.openbroker.runtime.internal.request.TestRequests;
import io.openbroker.runtime.server.Admission;
import io.openbroker.runtime.server.BrokerPipeline;
import io.openbroker.runtime.server.BrokerResponse;
import io.openbroker.runtime.server.HeadProblem;
import io.openbroker.runtime.server.RequestHead;
import io.openbroker.runtime.spi.console.ConsolePage;
import io.openbroker.runtime.spi.console.ConsolePages;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConsolePipelineTest {

    private static final String LONG = "/* " + "x".repeat(2_000) + " */";

    private final List<String> asked = new ArrayList<>();
    private final BrokerPipeline pipeline = new ConsolePipeline(new FewPages(), new Others());

    /** A provider that finds everything but what is missing. */
    private final class FewPages implements ConsolePages {

        @Override
        public Optional<ConsolePage> page(String path) {
            asked.add(path);
            if (path.equals("broken.js")) {
                throw new IllegalStateException("The jar is broken");
            }
            return path.startsWith("missing")
                    ? Optional.empty()
                    : Optional.of(new ConsolePage("text/css", LONG.getBytes(StandardCharsets.UTF_8)));
        }
    }

    /** All other requests. */
    private static final class Others implements BrokerPipeline {

        @Override
        public Admission admit(RequestHead head) {
            return new Admission.Responded(new BrokerResponse(418, Map.of(), new byte[0]));
        }

        @Override
        public BrokerResponse reject(RequestHead head, HeadProblem problem) {
            return new BrokerResponse(431, Map.of(), new byte[0]);
        }

        @Override
        public int maxBodyBytes() {
            return 5;
        }
    }

    @Test
    void servesPagesToEverybodyWithAStrictPolicy() {
        BrokerResponse response = send("GET", "/console/common/app.css");

        assertThat(response.status()).isEqualTo(200);
        assertThat(response.body()).asString().isEqualTo(LONG);
        assertThat(response.headers())
                .containsEntry("Content-Type", "text/css")
                .containsEntry("Cache-Control", "no-cache")
                .containsEntry(
                        "Content-Security-Policy",
                        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src"
                                + " 'self'; font-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'")
                .containsEntry("X-Content-Type-Options", "nosniff")
                .containsEntry("Referrer-Policy", "no-referrer")
                .containsKeys("ETag", "X-Broker-API-Request-Identity");
    }

    @Test
    void sendsAPageAgainOnlyIfItHasChanged() {
        String etag = send("GET", "/console/a.css").headers().get("ETag");
        BrokerResponse compressed = send("GET", "/console/a.css", "Accept-Encoding", "gzip");

        assertThat(compressed.headers()).containsEntry("Content-Encoding", "gzip");
        assertThat(compressed.body().length).isLessThan(200);
        for (String known : List.of(etag, compressed.headers().get("ETag"))) {
            BrokerResponse unchanged = send("GET", "/console/a.css", "If-None-Match", known);
            assertThat(unchanged.status()).isEqualTo(304);
            assertThat(unchanged.headers()).containsKey("Content-Security-Policy");
        }
        assertThat(send("GET", "/console/a.css", "If-None-Match", "\"other\"").status())
                .isEqualTo(200);
        assertThat(asked).containsExactly("a.css");
    }

    @ParameterizedTest
    @CsvSource({"/, console/", "/console, console/", "/console/, operations/"})
    void leadsToTheFirstPageBelowWhateverPath(String path, String location) {
        BrokerResponse response = send("GET", path);

        assertThat(response.status()).isEqualTo(302);
        assertThat(response.headers()).containsEntry("Location", location);
    }

    @Test
    void aFolderIsItsIndex() {
        assertThat(send("HEAD", "/console/operations/").status()).isEqualTo(200);
        assertThat(asked).containsExactly("operations/index.html");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/console/../secret",
                "/console/a/../../secret",
                "/console/%2e%2e/secret",
                "/console/a//b",
                "/console//etc/passwd",
                "/console/.git/config",
                "/console/a\\b",
                "/console/ä.css"
            })
    void asksNoProviderForPathsThatLeadElsewhere(String path) {
        BrokerResponse response = send("GET", path);

        assertThat(response.status()).isEqualTo(404);
        assertThat(asked).isEmpty();
    }

    @Test
    void rejectsWhatIsTooLongToBeAPage() {
        assertThat(send("GET", "/console/" + "a/".repeat(30_000)).status()).isEqualTo(404);
        assertThat(asked).isEmpty();
    }

    @Test
    void namesTheConsoleWhereAPageIsMissing() {
        BrokerResponse response = send("GET", "/console/missing.js");

        assertThat(response.status()).isEqualTo(404);
        assertThat(response.body()).asString().contains("NotFound", "Begin at /console/");
        assertThat(response.headers()).containsKey("Content-Security-Policy");
    }

    @Test
    void supportsReadingOnly() {
        BrokerResponse response = send("POST", "/console/a.css");

        assertThat(response.status()).isEqualTo(405);
        assertThat(response.headers()).containsEntry("Allow", "GET, HEAD");
    }

    @Test
    void survivesABrokenProvider() {
        assertThat(send("GET", "/console/broken.js").status()).isEqualTo(500);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/operator/instances", "/metrics", "/consoles", ""})
    void passesOtherRequestsOn(String path) {
        assertThat(send("GET", path).status()).isEqualTo(418);
        assertThat(pipeline.maxBodyBytes()).isEqualTo(5);
        assertThat(pipeline.reject(TestRequests.head("GET", path), HeadProblem.TOO_LARGE)
                        .status())
                .isEqualTo(431);
    }

    private BrokerResponse send(String method, String path, String... headers) {
        Admission admission = pipeline.admit(TestRequests.head(method, path, headers));
        return ((Admission.Responded) admission).response();
    }
}
