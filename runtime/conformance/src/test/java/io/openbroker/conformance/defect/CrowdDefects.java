package io.openbroker.conformance.defect;

import io.openbroker.client.http.BrokerHttpRequest;
import io.openbroker.client.http.Exchange;
import io.openbroker.client.http.ExchangeOutcome;
import io.openbroker.conformance.Mode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import tools.jackson.databind.node.ObjectNode;

/** Brokers that are wrong only when requests about one service instance meet. */
final class CrowdDefects {

    private static final String INTERNAL = "{\"description\": \"Internal error.\"}";
    private static final Duration PATIENCE = Duration.ofMillis(200);

    private CrowdDefects() {}

    static List<Defect> all() {
        return List.of(
                race(
                        "provisions at the same time make two instances",
                        "The second one is there when the first is deleted.",
                        CrowdDefects::two),
                race(
                        "provisions at the same time with other parameters are a 200",
                        "Only plans are compared.",
                        CrowdDefects::samePlan),
                race(
                        "an instance has the plan that was rejected",
                        "The last one that was written.",
                        () -> Layer.responses(Route.FETCH, reply -> reply.json(CrowdDefects::otherPlan))),
                Defect.async(
                                "binds are accepted while the instance is created",
                                "Nobody looks for the instance.",
                                CrowdDefects::bindEarly)
                        .in(Mode.RACES),
                race(
                        "updates at the same time are a 500",
                        "A row is locked.",
                        () -> crowd(Route.UPDATE, Route.UPDATE, reply -> reply.with(500, INTERNAL))),
                Defect.async(
                                "polls at the same time are a 500",
                                "A row is locked.",
                                () -> crowd(
                                        Route.LAST_OPERATION, Route.LAST_OPERATION, reply -> reply.with(500, INTERNAL)))
                        .in(Mode.RACES),
                race(
                        "binds that are repeated get new credentials",
                        "A new password replaces the one before.",
                        CrowdDefects::newCredentials),
                race(
                        "binds at the same time with other parameters are a 200",
                        "Parameters are not compared.",
                        () -> Layer.responses(
                                Route.BIND, reply -> reply.on(409, conflict -> conflict.with(200, "{}")))),
                race(
                        "deprovisions at the same time each delete",
                        "Each is a 200.",
                        () -> crowd(Route.DEPROVISION, Route.DEPROVISION, CrowdDefects::deleted)),
                race(
                        "unbinds at the same time each delete",
                        "Each is a 200.",
                        () -> crowd(Route.UNBIND, Route.UNBIND, CrowdDefects::deleted)),
                race(
                        "unbinds at the same time are a 404",
                        "What is being deleted is not found.",
                        () -> crowd(
                                Route.UNBIND,
                                Route.UNBIND,
                                reply -> reply.is(410, 422) ? reply.with(404, INTERNAL) : reply)),
                race(
                        "a deprovision beside a provision is a 500",
                        "The row is not written yet.",
                        () -> crowd(Route.DEPROVISION, Route.PROVISION, reply -> reply.with(500, INTERNAL))),
                race(
                        "an unbind beside a bind is a 500",
                        "The row is not written yet.",
                        () -> crowd(Route.UNBIND, Route.BIND, reply -> reply.with(500, INTERNAL))),
                race(
                        "a bind beside a deprovision is a 500",
                        "The instance is gone in between.",
                        () -> crowd(Route.BIND, Route.DEPROVISION, reply -> reply.with(500, INTERNAL))),
                race(
                        "an unbind beside a deprovision is a 500",
                        "The instance is gone in between.",
                        () -> crowd(Route.UNBIND, Route.DEPROVISION, reply -> reply.with(500, INTERNAL))));
    }

    private static Defect race(String name, String description, Supplier<Layer> layer) {
        return Defect.of(name, description, layer).in(Mode.RACES);
    }

    private static Reply deleted(Reply reply) {
        return reply.is(410, 422) ? reply.with(200, "{}") : reply;
    }

    private static void otherPlan(ObjectNode instance) {
        instance.put(
                "plan_id", instance.path("plan_id").asString("").equals(Defect.SMALL) ? Defect.LARGE : Defect.SMALL);
    }

    /** After many provision requests, the instance can be deleted once more. */
    private static Layer two() {
        Map<String, AtomicInteger> provisions = new ConcurrentHashMap<>();
        return Layer.responses(Route.PROVISION.or(Route.DEPROVISION), (request, reply) -> {
            AtomicInteger many = provisions.computeIfAbsent(Route.path(request), path -> new AtomicInteger());
            if (Route.PROVISION.test(request)) {
                many.incrementAndGet();
                return reply;
            }
            return reply.is(410) && many.getAndSet(0) > 5 ? reply.with(200, "{}") : reply;
        });
    }

    private static Layer samePlan() {
        Map<String, Set<String>> plans = new ConcurrentHashMap<>();
        Layer accepting = Layer.responses(
                Route.PROVISION,
                (request, reply) ->
                        plans.getOrDefault(Route.path(request), Set.of()).size() == 1
                                ? reply.on(409, conflict -> conflict.with(200, "{}"))
                                : reply);
        return (request, broker) -> {
            if (Route.PROVISION.test(request)) {
                plans.computeIfAbsent(Route.path(request), path -> ConcurrentHashMap.newKeySet())
                        .add(Layer.body(request).path("plan_id").asString(""));
            }
            return accepting.send(request, broker);
        };
    }

    private static Layer bindEarly() {
        Set<String> creating = ConcurrentHashMap.newKeySet();
        return Layer.responses(Layer::any, (request, reply) -> {
            String instance = instance(request);
            if (Route.PROVISION.test(request) && reply.is(202)) {
                creating.add(instance);
            } else if (Route.LAST_OPERATION.test(request) && creating.remove(instance)) {
                return reply.with(200, "{\"state\": \"in progress\"}");
            } else if (Route.BIND.test(request) && creating.contains(instance)) {
                return reply.with(201, "{\"credentials\": {}}");
            }
            return reply;
        });
    }

    private static Layer newCredentials() {
        AtomicInteger number = new AtomicInteger();
        return Layer.responses(
                Route.BIND,
                reply -> reply.on(
                        200,
                        repeated -> repeated.with(
                                200, "{\"credentials\": {\"password\": \"" + number.incrementAndGet() + "\"}}")));
    }

    /** Changes the responses to requests that meet others about the same service instance. */
    static Layer crowd(
            Predicate<BrokerHttpRequest> of, Predicate<BrokerHttpRequest> beside, UnaryOperator<Reply> change) {
        Map<String, List<BrokerHttpRequest>> present = new ConcurrentHashMap<>();
        return (request, broker) -> {
            if (!of.test(request) && !beside.test(request)) {
                return broker.send(request);
            }
            List<BrokerHttpRequest> here = present.computeIfAbsent(instance(request), path -> new ArrayList<>());
            boolean met;
            synchronized (here) {
                here.add(request);
                here.notifyAll();
                met = meets(here, request, beside);
            }
            try {
                Exchange exchange = broker.send(request);
                return of.test(request) && met && exchange.outcome() instanceof ExchangeOutcome.Responded responded
                        ? new Exchange(
                                exchange.request(),
                                new ExchangeOutcome.Responded(change.apply(Reply.of(responded.response()))
                                        .response()),
                                exchange.started(),
                                exchange.duration())
                        : exchange;
            } finally {
                synchronized (here) {
                    here.remove(request);
                }
            }
        };
    }

    /** Waits for a request that meets this one. Holds the lock of the list, and gives it up while it waits. */
    private static boolean meets(
            List<BrokerHttpRequest> here, BrokerHttpRequest request, Predicate<BrokerHttpRequest> beside) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        long self = beside.test(request) ? 1 : 0;
        while (here.stream().filter(beside).count() == self) {
            long left = end - System.nanoTime();
            if (left <= 0) {
                return false;
            }
            try {
                here.wait(left / 1_000_000 + 1);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return false;
            }
        }
        return true;
    }

    private static String instance(BrokerHttpRequest request) {
        return Route.resource(request).replaceFirst("/service_bindings/.*", "");
    }
}
