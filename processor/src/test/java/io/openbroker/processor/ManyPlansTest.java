package io.openbroker.processor;

import static com.google.testing.compile.CompilationSubject.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.testing.compile.Compilation;
import io.openbroker.model.Context;
import io.openbroker.model.Platform;
import io.openbroker.model.ProvisionRequest;
import io.openbroker.model.RequestIdentity;
import io.openbroker.model.RequestOrigin;
import io.openbroker.model.ServiceInstance;
import io.openbroker.runtime.BrokerEngine;
import io.openbroker.runtime.generated.BrokerDispatcher;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How many plans an offering can have: in an enum about 4,000, which is javac's limit, and in a file more. */
class ManyPlansTest {

    private static final String BROKER = """
            package com.example;

            import io.openbroker.annotation.*;
            import io.openbroker.model.ServiceInstance;

            %s
            public class Broad {
                %s

                @Provision ServiceInstance provision(%s plan) {
                    return ServiceInstance.withDashboard("https://example.com/" + plan);
                }

                @Deprovision void deprovision() {}
            }
            """;

    @Test
    void anEnumHoldsFourThousand() throws Exception {
        String constants = list(4_000, i -> "@Plan(id = \"plan-%1$d\", description = \"Plan\") PLAN_%1$d".formatted(i));
        String offering =
                "@Broker @ServiceOffering(id = \"o\", name = \"broad\", description = \"B\", plans = Broad.Plans.class)";

        BrokerDispatcher dispatcher =
                dispatcher(List.of(), BROKER.formatted(offering, "enum Plans {" + constants + "}", "Plans"));

        assertThat(provision(dispatcher, "plan-0")).isEqualTo("https://example.com/PLAN_0");
        assertThat(provision(dispatcher, "plan-3999")).isEqualTo("https://example.com/PLAN_3999");
        assertStarts(dispatcher, 4_000);
    }

    @Test
    void aFileHoldsFiveThousand(@TempDir Path folder) throws Exception {
        String plans = list(
                5_000, i -> "{\"id\": \"plan-%1$d\", \"name\": \"plan-%1$d\", \"description\": \"Plan\"}".formatted(i));
        Files.writeString(folder.resolve("broad.json"), """
                {"services": [{"id": "o", "name": "broad", "description": "B", "bindable": false, "plans": [%s]}]}
                """.formatted(plans), StandardCharsets.UTF_8);

        BrokerDispatcher dispatcher = dispatcher(
                List.of("-Aopenbroker.resources=" + folder),
                BROKER.formatted("@Broker(catalog = \"broad.json\")", "", "@PlanId String"));

        assertThat(provision(dispatcher, "plan-4999")).isEqualTo("https://example.com/plan-4999");
        assertStarts(dispatcher, 5_000);
    }

    private static String list(int count, IntFunction<String> each) {
        return IntStream.range(0, count).mapToObj(each).collect(Collectors.joining(", "));
    }

    private static BrokerDispatcher dispatcher(List<String> options, String source) throws Exception {
        Compilation compilation = Compilations.compile(options, List.of(Compilations.source(source)));
        assertThat(compilation).succeeded();
        ClassLoader loader = new CompiledClasses(compilation);
        Class<?> broker = loader.loadClass("com.example.Broad");
        return (BrokerDispatcher) loader.loadClass("com.example.BroadDispatcher")
                .getConstructor(broker)
                .newInstance(broker.getConstructor().newInstance());
    }

    private static String provision(BrokerDispatcher dispatcher, String planId) throws Exception {
        RequestOrigin origin = new RequestOrigin(Platform.DEFAULT, Optional.empty(), new RequestIdentity("request-1"));
        ProvisionRequest request = new ProvisionRequest(
                origin, "instance-1", "o", planId, Context.of(Map.of()), Map.of(), Optional.empty());
        ServiceInstance instance = (ServiceInstance) dispatcher.provision(new FakeCall<>(request));
        return instance.dashboardUrl().orElseThrow();
    }

    private static void assertStarts(BrokerDispatcher dispatcher, int plans) throws Exception {
        assertThat(dispatcher.offerings().get(0).plans()).hasSize(plans);
        try (BrokerEngine engine = BrokerEngine.builder()
                .dispatcher(dispatcher)
                .withoutAuthentication()
                .build()) {
            assertThat(engine.ready().toCompletableFuture().get(10, TimeUnit.SECONDS))
                    .isTrue();
        }
    }
}
