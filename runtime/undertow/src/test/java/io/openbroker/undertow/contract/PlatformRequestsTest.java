package io.openbroker.undertow.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.openbroker.undertow.ServerSettings;
import io.openbroker.undertow.contract.Platform.Answer;
import io.openbroker.undertow.contract.Platform.Offer;
import io.openbroker.undertow.support.TestServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Requests as platforms really send them, each through all its operations, against a broker that is done at once, one that works
 * in the background and one that keeps its own state. The files in {@code platforms} name their sources.
 */
class PlatformRequestsTest {

    private static final Pattern TITLE = Pattern.compile("(.*?)(?: => (\\w+))?");
    private static final Pattern BINDING = Pattern.compile("service_bindings/([^/?]+)");
    private static final Map<String, Integer> SUCCESS =
            Map.of("created", 201, "bound", 201, "exists", 200, "updated", 200, "deleted", 200);

    private final TestServer server = TestServer.start(
            ServerSettings.DEFAULT.withHost("127.0.0.1").withPort(0).withCredentials(Platform.USER, Platform.PASSWORD),
            ContractState.open(),
            new ResizeBrokerDispatcher(new ResizeBroker()),
            new PatientBrokerDispatcher(new PatientBroker()),
            new ResizeLedgerDispatcher(new ResizeLedger()));
    private final Platform platform = new Platform(server.uri());

    @AfterEach
    void stop() {
        server.close();
    }

    /** One request, and what comes of it: a status, or a word of {@link #SUCCESS}; none for the ways to poll. */
    private record Exchange(String title, Optional<String> expected, String request) {}

    static Stream<Arguments> everyPlatformWithEveryBroker() {
        List<Offer> cheap = List.of(
                new Offer(ResizeBroker.SERVICE, ResizeBroker.CHEAP_ID),
                new Offer(PatientBroker.SERVICE, PatientBroker.CHEAP_ID),
                new Offer(ResizeLedger.SERVICE, ResizeLedger.CHEAP_ID));
        List<String> fast = List.of(ResizeBroker.FAST_ID, PatientBroker.FAST_ID, ResizeLedger.FAST_ID);
        return Stream.of("cloud-foundry", "korifi", "service-manager", "meshstack", "kubernetes")
                .flatMap(name -> Stream.of(0, 1, 2).map(i -> Arguments.of(name, cheap.get(i), fast.get(i))));
    }

    @ParameterizedTest
    @MethodSource("everyPlatformWithEveryBroker")
    void areServed(String name, Offer offer, String otherPlan) throws Exception {
        List<Exchange> exchanges = read(name);
        Map<String, String> values = new TreeMap<>(Map.of(
                "service",
                offer.serviceId(),
                "plan",
                offer.planId(),
                "other_plan",
                otherPlan,
                "instance",
                "i-" + name));
        for (Exchange exchange : exchanges) {
            if (exchange.expected().isPresent()) {
                values.put("binding", "b-" + name);
                Answer answer = end(exchange, exchanges, values);
                String expected = exchange.expected().get();
                int status = SUCCESS.containsKey(expected) ? SUCCESS.get(expected) : Integer.parseInt(expected);
                assertThat(answer.status())
                        .as("%s: %s was answered %s", name, exchange.title(), answer.body())
                        .isEqualTo(status);
            }
        }
    }

    /** The answer, once what goes on has ended, as if the platform had waited. */
    private Answer end(Exchange exchange, List<Exchange> exchanges, Map<String, String> values) throws Exception {
        String request = filled(exchange.request(), values);
        Answer first = send(request);
        if (first.status() != 202) {
            return first;
        }
        Matcher binding = BINDING.matcher(request);
        boolean ofBinding = binding.find();
        if (ofBinding) {
            values.put("binding", binding.group(1));
        }
        values.put("operation", first.operation());
        String way = ofBinding ? "poll binding" : "poll";
        Exchange poll = exchanges.stream()
                .filter(each -> each.title().equals(way))
                .findFirst()
                .orElseThrow();
        Answer end = send(filled(poll.request(), values));
        for (int i = 0; i < 1_000 && end.state().equals("in progress"); i++) {
            Thread.sleep(20);
            end = send(filled(poll.request(), values));
        }
        assertThat(end.state()).as(exchange.title() + ": " + end.body()).isEqualTo("succeeded");
        return new Answer(SUCCESS.getOrDefault(exchange.expected().orElse(""), 202), end.body(), end.headers());
    }

    private Answer send(String request) {
        String[] parts = request.split("\n\n", 2);
        List<String> lines = parts[0].strip().lines().toList();
        String[] line = lines.get(0).split(" ", -1);
        HttpRequest.Builder builder = HttpRequest.newBuilder(URI.create(platform.uri() + line[1]))
                .header("Authorization", Platform.basic(Platform.USER, Platform.PASSWORD));
        for (String header : lines.subList(1, lines.size())) {
            int colon = header.indexOf(": ");
            builder.header(header.substring(0, colon), header.substring(colon + 2));
        }
        String body = parts.length == 1 ? "" : parts[1].strip();
        return platform.send(
                builder.method(line[0], body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body)));
    }

    private static String filled(String template, Map<String, String> values) {
        String text = template;
        for (Map.Entry<String, String> value : values.entrySet()) {
            text = text.replace("{" + value.getKey() + "}", value.getValue());
        }
        return text;
    }

    private static List<Exchange> read(String name) throws IOException {
        try (InputStream file = Objects.requireNonNull(
                PlatformRequestsTest.class.getResourceAsStream("/platforms/" + name + ".http"), name)) {
            String text = new String(file.readAllBytes(), StandardCharsets.UTF_8);
            return Stream.of(text.split("(?m)^### ", -1))
                    .skip(1)
                    .map(PlatformRequestsTest::exchange)
                    .toList();
        }
    }

    private static Exchange exchange(String text) {
        int end = text.indexOf('\n');
        Matcher title = TITLE.matcher(text.substring(0, end));
        if (!title.matches()) {
            throw new IllegalStateException("Not a title: " + text.substring(0, end));
        }
        return new Exchange(title.group(1), Optional.ofNullable(title.group(2)), text.substring(end + 1));
    }
}
