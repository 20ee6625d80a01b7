package io.openbroker.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.openbroker.client.http.BrokerHttpResponse;
import io.openbroker.client.http.BrokerTransport;
import io.openbroker.client.http.Exchange;
import io.openbroker.client.http.ExchangeOutcome;
import io.openbroker.client.http.NoResponse;
import io.openbroker.conformance.internal.check.Check;
import io.openbroker.conformance.internal.check.CheckBuilder;
import io.openbroker.conformance.internal.check.Condition;
import io.openbroker.conformance.internal.check.SpecSection;
import io.openbroker.conformance.internal.lifecycle.Flow;
import io.openbroker.conformance.internal.lifecycle.Instance;
import io.openbroker.conformance.internal.lifecycle.OperationRecord;
import io.openbroker.conformance.internal.lifecycle.Stage;
import io.openbroker.conformance.internal.lifecycle.Step;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** How checks of each kind are run, against the assembled server. */
class RunTest {

    private final TestServer server = new TestServer();
    private final AtomicInteger ids = new AtomicInteger();

    @AfterEach
    void stop() {
        server.close();
    }

    private static CheckBuilder check(String id) {
        return Check.must(Area.PROVISION, id)
                .section(SpecSection.PROVISIONING)
                .requirement("A requirement.")
                .remedy("A remedy.");
    }

    private Report run(Check... checks) {
        return run(server.transport(), checks);
    }

    private static Report run(BrokerTransport transport, Check... checks) {
        return TestRun.of(transport)
                .all(List.of(checks))
                .modes(Set.of(Mode.values()))
                .build()
                .run(ProgressListener.NONE);
    }

    @Test
    void recordsEachStepInBothFlows() {
        List<String> seen = Collections.synchronizedList(new ArrayList<>());
        run(check("test.steps").judges((probe, recording) -> {
            for (Step step : Step.values()) {
                seen.add(recording.plan().offering().name() + " " + recording.flow() + " " + step + " "
                        + recording
                                .find(step)
                                .map(record -> record.end() + (record.asynchronous() ? " 202" : ""))
                                .orElseGet(() -> recording.skipped(step).title()));
            }
        }));

        String queue = Arrays.stream(Step.values())
                .filter(step ->
                        !step.name().startsWith("FETCH_UNBOUND") && !step.name().startsWith("FETCH_DEPROVISIONED"))
                .map(Step::name)
                .reduce("", (one, other) -> one + other + " SUCCEEDED\n");
        for (Flow flow : Flow.values()) {
            String prefix = "queue " + flow + " ";
            assertThat(seen.stream()
                            .filter(line -> line.startsWith(prefix) && line.endsWith("SUCCEEDED"))
                            .map(line -> line.substring(prefix.length()) + "\n")
                            .reduce("", String::concat))
                    .isEqualTo(queue);
        }
        assertThat(seen)
                .contains(
                        "topic SYNCHRONOUS PROVISION REJECTED",
                        "topic SYNCHRONOUS BIND not applicable",
                        "topic ASYNCHRONOUS PROVISION SUCCEEDED 202",
                        "topic ASYNCHRONOUS UPDATE_PLAN SUCCEEDED 202",
                        "topic ASYNCHRONOUS BIND SUCCEEDED 202",
                        "topic ASYNCHRONOUS ROTATE SUCCEEDED 202",
                        "topic ASYNCHRONOUS DEPROVISION SUCCEEDED 202",
                        "topic ASYNCHRONOUS FETCH_DEPROVISIONED REJECTED");
    }

    @Test
    void visitsEachStage() {
        Check[] checks = Arrays.stream(Stage.values())
                .map(stage -> check("test." + stage.name().toLowerCase(Locale.ROOT))
                        .at(stage, (probe, shared) -> probe.fail("Seen " + shared.stage())))
                .toArray(Check[]::new);
        Report report = run(checks);

        assertThat(report.results())
                .filteredOn(CheckResult::failed)
                .extracting(result -> result.plan().orElseThrow().offeringName() + " "
                        + result.check().id())
                .contains(
                        "queue test.provisioned",
                        "queue test.updated",
                        "queue test.bound",
                        "queue test.unbound",
                        "queue test.deprovisioned",
                        "topic test.provisioning",
                        "topic test.provisioned",
                        "topic test.updating",
                        "topic test.updated",
                        "topic test.binding",
                        "topic test.bound",
                        "topic test.unbinding",
                        "topic test.unbound",
                        "topic test.deprovisioning",
                        "topic test.deprovisioned")
                .doesNotContain("queue test.provisioning", "queue test.deprovisioning");
        assertThat(report.leftovers()).isEmpty();
    }

    @Test
    void deletesInstancesOfAChecksOwn() {
        CompletableFuture<Instance> kept = new CompletableFuture<>();
        Report report = TestRun.of(server.transport())
                .offering("topic")
                .all(List.of(check("test.own").own((probe, instances) -> {
                    Instance instance = instances.provision();
                    instance.bind();
                    kept.complete(instance);
                    throw new IllegalStateException("A defect");
                })))
                .build()
                .run(ProgressListener.NONE);

        assertThat(report.results())
                .singleElement()
                .extracting(CheckResult::outcome)
                .isInstanceOfSatisfying(
                        CheckOutcome.CheckDefect.class,
                        defect -> assertThat(defect.description()).contains("A defect"));
        assertThat(report.leftovers()).isEmpty();
        assertThat(report.exitCode()).isZero();
        assertThat(server.transport()
                        .send(kept.join().fetchRequest().http().withHeader("X-Broker-API-Version", "2.17"))
                        .response()
                        .orElseThrow()
                        .status())
                .isEqualTo(404);
    }

    @Test
    void listsWhatItCannotDelete() {
        BrokerTransport keepsAll =
                server.bent(exchange -> exchange.request().method().equals("DELETE")
                        ? responded(exchange, 403, "{\"description\": \"Never\"}")
                        : exchange);
        // The bent broker has deleted the instance, and says that it has not.
        Report report = TestRun.of(keepsAll)
                .offering("queue")
                .ids(() -> String.valueOf(ids.getAndIncrement()))
                .all(List.of(check("test.judge").judges(Flow.SYNCHRONOUS, (probe, recording) -> {})))
                .build()
                .run(ProgressListener.NONE);

        assertThat(report.leftovers())
                .extracting(Leftover::instanceId, Leftover::planId, Leftover::reason, Leftover::deletion)
                .contains(tuple(
                        "0",
                        QueueBroker.SMALL_ID,
                        "the broker responded with 403 (\"Never\").",
                        "DELETE /v2/service_instances/0?service_id=" + QueueBroker.SERVICE + "&plan_id="
                                + QueueBroker.SMALL_ID + "&accepts_incomplete=true"));
    }

    @Test
    void runsNothingThatNeedsAnInstanceIfNoneCanBeCreated() {
        BrokerTransport refuses =
                server.bent(exchange -> exchange.request().method().equals("PUT")
                        ? responded(exchange, 500, "{\"description\": \"Broken\"}")
                        : exchange);
        Report report = run(
                refuses,
                check("test.own").own((probe, instances) -> probe.fail("Ran")),
                check("test.bound").at(Stage.BOUND, (probe, shared) -> probe.fail("Ran")),
                check("test.judge").judges(Flow.ASYNCHRONOUS, (probe, recording) -> recording.succeeded(Step.BIND)));

        assertThat(report.results())
                .extracting(CheckResult::outcome)
                .allSatisfy(outcome -> assertThat(outcome)
                        .isEqualTo(new CheckOutcome.NotRun(
                                "Provisioning did not succeed: the broker responded with 500" + " (\"Broken\").")));
    }

    @Test
    void appliesConditionsAndVersions() {
        Report report = TestRun.of(server.transport())
                .offering("topic")
                .apiVersion(ApiVersion.V2_15)
                .all(List.of(
                        check("test.maintained")
                                .when(Condition.MAINTAINED)
                                .own((probe, instances) -> probe.fail("Ran")),
                        check("test.later").since(ApiVersion.V2_17).reads(probe -> probe.fail("Ran")),
                        check("test.earlier").until(ApiVersion.V2_14).reads(probe -> probe.fail("Ran")),
                        check("test.profile").profile(Profile.SAP).reads(probe -> probe.fail("Ran")),
                        check("test.version")
                                .reads(probe -> probe.expect(
                                        probe.sendCatalog()
                                                .exchange()
                                                .request()
                                                .header("X-Broker-API-Version")
                                                .orElse("")
                                                .equals("2.15"),
                                        "Another version"))))
                .build()
                .run(ProgressListener.NONE);

        assertThat(report.results())
                .extracting(
                        result -> result.check().id(),
                        result -> result.outcome().title())
                .containsExactly(
                        tuple("test.maintained", "not applicable"),
                        tuple("test.later", "not applicable"),
                        tuple("test.earlier", "not applicable"),
                        tuple("test.version", "passed"));
    }

    @Test
    void endsOperationsAtTheirDeadline() {
        BrokerTransport never = server.bent(exchange -> {
            if (exchange.request().method().equals("DELETE")) {
                return responded(exchange, 202, "{}");
            }
            return exchange.request().target().contains("last_operation")
                    ? responded(exchange, 200, "{\"state\": \"in progress\"}")
                    : exchange;
        });
        Report report = TestRun.of(never)
                .offering("topic")
                .operationDeadline(Duration.ofMillis(200))
                .cleanupDeadline(Duration.ofMillis(300))
                .all(List.of(check("test.own").own((probe, instances) -> probe.fail("Ran"))))
                .build()
                .run(ProgressListener.NONE);

        assertThat(report.results())
                .extracting(CheckResult::outcome)
                .containsExactly(
                        new CheckOutcome.NotRun("Provisioning did not succeed: it did not end within 200 ms."));
        assertThat(report.leftovers()).hasSize(1);
    }

    @Test
    void deletesEverythingWhenItIsCancelled() {
        CompletableFuture<Conformance> running = new CompletableFuture<>();
        Conformance conformance = TestRun.of(server.transport())
                .all(List.of(
                        check("test.bound")
                                .at(
                                        Stage.BOUND,
                                        (probe, shared) -> running.join().cancel()),
                        check("test.own").own((probe, instances) -> probe.fail("Ran"))))
                .build();
        running.complete(conformance);

        Report report = conformance.run(ProgressListener.NONE);

        assertThat(report.cancelled()).hasValue("The run was cancelled.");
        assertThat(report.results()).filteredOn(CheckResult::failed).isEmpty();
        assertThat(report.leftovers()).isEmpty();
        assertThat(conformance.pending()).isEmpty();
    }

    @Test
    void saysWhyThereIsNothingToCheck() {
        assertThat(run(bent(401, "{}"), check("test.a").reads(probe -> {})).problem())
                .hasValueSatisfying(problem -> assertThat(problem.kind()).isEqualTo(BrokerProblem.Kind.UNAUTHORIZED));
        assertThat(run(bent(412, "{}"), check("test.a").reads(probe -> {})).problem())
                .hasValueSatisfying(
                        problem -> assertThat(problem.kind()).isEqualTo(BrokerProblem.Kind.VERSION_REJECTED));
        assertThat(run(bent(200, "<html>"), check("test.a").reads(probe -> {})).problem())
                .hasValueSatisfying(problem -> assertThat(problem.kind()).isEqualTo(BrokerProblem.Kind.NOT_A_BROKER));
        BrokerTransport nobody = server.bent(exchange -> new Exchange(
                exchange.request(),
                new NoResponse(NoResponse.Reason.REFUSED, "Refused."),
                exchange.started(),
                exchange.duration()));
        Report report = run(nobody, check("test.a").reads(probe -> {}));
        assertThat(report.problem())
                .hasValueSatisfying(problem -> assertThat(problem.kind()).isEqualTo(BrokerProblem.Kind.UNREACHABLE));
        assertThat(report.exitCode()).isEqualTo(3);
        Report unknown = TestRun.of(server.transport()).plan("huge").build().run(ProgressListener.NONE);
        assertThat(unknown.exitCode()).isEqualTo(2);
    }

    @Test
    void passesOnWhatAListenerThrowsAfterTheCleanup() {
        Conformance conformance = TestRun.of(server.transport())
                .all(List.of(check("test.bound").at(Stage.BOUND, (probe, shared) -> {})))
                .build();

        assertThatThrownBy(() -> conformance.run(new ProgressListener() {
                    @Override
                    public void checkFinished(CheckResult result) {
                        throw new IllegalStateException("The terminal is gone");
                    }
                }))
                .hasMessage("The terminal is gone");
        assertThat(conformance.pending()).isEmpty();
    }

    @Test
    void takesWhatTheFileOfParametersNames() {
        Report report = TestRun.of(server.transport())
                .offering("queue")
                .parameters("headers: {X-Extra: one}\nofferings: {queue: {plans: {small: {provision: {size: 77}}}}}")
                .all(List.of(check("test.judge").judges(Flow.SYNCHRONOUS, (probe, recording) -> {
                    OperationRecord record = recording.succeeded(Step.PROVISION);
                    probe.expect(record.request().body().at("/parameters/size").asInt() == 77, "Other parameters");
                    probe.expect(
                            record.response()
                                    .exchange()
                                    .request()
                                    .header("X-Extra")
                                    .isPresent(),
                            "No header");
                })))
                .build()
                .run(ProgressListener.NONE);

        assertThat(report.results())
                .extracting(result -> result.outcome().title())
                .containsExactly("passed");
    }

    @Test
    void passesNoCheckOfOfferingsThatItHasNotSeen() {
        BrokerTransport empty = server.bent(exchange -> responded(exchange, 200, "{\"services\": 5}"));
        Report report = run(
                empty,
                check("test.catalog")
                        .catalog((probe, catalog) -> catalog.offerings().forEach(offering -> probe.fail("Seen"))),
                check("test.own").own((probe, instances) -> probe.fail("Ran")));

        assertThat(report.results())
                .extracting(result -> result.outcome().title())
                .containsExactly("not run", "not run");
        assertThat(report.notes()).containsExactly("The catalog has no service plan, so nothing was created.");
    }

    @Test
    void saysNothingAboutPlansWithoutACatalog() {
        BrokerTransport rejecting = server.bent(exchange -> responded(exchange, 401, "{}"));
        BrokerTransport broken = server.bent(exchange -> responded(exchange, 500, "{}"));
        var check = check("test.own").own((probe, instances) -> probe.fail("Ran"));

        assertThat(run(rejecting, check).notes()).isEmpty();
        assertThat(run(broken, check).notes())
                .containsExactly("The catalog was not served (status 500), so nothing was created.");
    }

    @Test
    void takesACatalogOfThousandsOfPlans() {
        StringBuilder plans = new StringBuilder();
        for (int i = 0; i < 5_000; i++) {
            plans.append(i == 0 ? "" : ",")
                    .append("{\"id\": \"p%d\", \"name\": \"plan-%<d\", \"description\": \"\"}".formatted(i));
        }
        String catalog = "{\"services\": [{\"id\": \"s\", \"name\": \"many\", \"plans\": [" + plans + "]}]}";
        BrokerTransport many = server.bent(exchange ->
                exchange.request().target().equals("/v2/catalog") ? responded(exchange, 200, catalog) : exchange);
        Report report = run(
                many,
                check("test.catalog")
                        .catalog((probe, published) -> published
                                .plans()
                                .forEach(plan -> probe.expect(
                                        plan.json().get("description").isText(),
                                        plan.json().pointer() + " has no description.",
                                        published.exchange()))),
                check("test.own").own((probe, instances) -> {}));

        assertThat(report.plans()).hasSize(1);
        assertThat(report.results()).hasSize(2);
        CheckOutcome.Failed failed =
                (CheckOutcome.Failed) report.results().get(0).outcome();
        assertThat(failed.findings()).hasSize(21);
        assertThat(failed.findings().get(0).sentence()).isEqualTo("/services/0/plans/0 has no description.");
        assertThat(failed.findings().get(20).sentence()).isEqualTo("There are 4980 more findings of this check.");
        assertThat(ReportFormat.HTML.render(report)).hasSizeLessThan(1_000_000);
    }

    private BrokerTransport bent(int status, String body) {
        return server.bent(exchange -> responded(exchange, status, body));
    }

    private static Exchange responded(Exchange exchange, int status, String body) {
        return new Exchange(
                exchange.request(),
                new ExchangeOutcome.Responded(
                        new BrokerHttpResponse(status, List.of(), body.getBytes(StandardCharsets.UTF_8), false)),
                exchange.started(),
                exchange.duration());
    }
}
