package io.openbroker.conformance.internal.check.race;

import io.openbroker.conformance.internal.check.Probe;
import io.openbroker.conformance.internal.check.response.Statuses;
import io.openbroker.conformance.internal.check.response.Together;
import io.openbroker.conformance.internal.exchange.ResponseView;
import io.openbroker.conformance.internal.lifecycle.Binding;
import io.openbroker.conformance.internal.lifecycle.Instance;
import io.openbroker.conformance.internal.lifecycle.OsbRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Requests that are sent at the same time, and whose operations are awaited then. For one use by one thread. */
final class Race {

    private final List<OsbRequest> requests = new ArrayList<>();
    private final List<Consumer<ResponseView>> waits = new ArrayList<>();

    /** Adds a request about an instance, a number of times. */
    Race with(Instance instance, OsbRequest request, int times) {
        return with(request, response -> instance.await(request, response), times);
    }

    /** Adds a request about a binding, a number of times. */
    Race with(Binding binding, OsbRequest request, int times) {
        return with(request, response -> binding.await(request, response), times);
    }

    private Race with(OsbRequest request, Consumer<ResponseView> wait, int times) {
        for (int i = 0; i < times; i++) {
            requests.add(request);
            waits.add(wait);
        }
        return this;
    }

    /** Sends the requests, waits until what they are about is at rest, and returns the responses in the order of the requests. */
    List<ResponseView> run(Probe probe) {
        List<ResponseView> responses = Together.send(probe, requests);
        for (int i = 0; i < responses.size(); i++) {
            if (responses.get(i).responded() && responses.get(i).status() == 202) {
                waits.get(i).accept(responses.get(i));
            }
        }
        return responses;
    }

    /** Expects that at most one of several requests has created what they are about. */
    static void expectOneCreation(Probe probe, String requests, List<ResponseView> responses) {
        long created = responses.stream().filter(response -> response.is(201)).count();
        probe.expect(
                created <= 1,
                created + " of " + responses.size() + " " + requests + " got 201. Expected: at most one.",
                Statuses.evidence(responses.toArray(ResponseView[]::new)));
    }

    /** Expects that requests were accepted of one half only: the requests of the other half have other parameters. */
    static void expectOneKind(Probe probe, String requests, List<ResponseView> responses) {
        int half = responses.size() / 2;
        long first = responses.stream().limit(half).filter(Statuses::accepted).count();
        long second = responses.stream().skip(half).filter(Statuses::accepted).count();
        probe.expect(
                first == 0 || second == 0,
                first + " " + requests + " and " + second + " with other parameters for the same id were accepted."
                        + " Expected: requests with the same parameters.",
                Statuses.evidence(responses.toArray(ResponseView[]::new)));
    }
}
