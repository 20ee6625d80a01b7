package io.openbroker.conformance.internal.check.response;

import io.openbroker.client.http.Exchange;
import io.openbroker.conformance.internal.check.Probe;
import io.openbroker.conformance.internal.exchange.ResponseView;
import io.openbroker.conformance.internal.lifecycle.Binding;
import io.openbroker.conformance.internal.lifecycle.Instance;
import io.openbroker.conformance.internal.lifecycle.OperationRecord;
import io.openbroker.conformance.internal.lifecycle.OsbRequest;
import io.openbroker.conformance.internal.lifecycle.Poller;
import java.util.Arrays;
import java.util.stream.Collectors;

/** Expectations of statuses, with findings that say which request got what. */
public final class Statuses {

    private Statuses() {}

    /**
     * Notes a finding unless the status is one of several.
     *
     * @param what the request, as the beginning of a sentence: {@code A bind request without service_id}
     */
    public static void expect(Probe probe, String what, ResponseView response, int... statuses) {
        if (!response.is(statuses)) {
            fail(probe, what, response, list(statuses));
        }
    }

    /** Notes a finding unless the request is rejected with a 4xx, whichever. */
    public static void expectRejection(Probe probe, String what, ResponseView response) {
        if (!response.isRejection()) {
            fail(probe, what, response, "a 4xx status such as 400");
        }
    }

    /** Notes a finding unless the request is rejected with an error code of the specification. */
    public static void expectError(Probe probe, String what, ResponseView response, String code) {
        if (!response.isError(422, code)) {
            fail(probe, what, response, "422 " + code);
        }
    }

    /**
     * Notes a finding unless the status is one of several, or 422 with {@code ConcurrencyError}, with which brokers may reject
     * whatever they cannot process at the same time.
     */
    public static void expectOrBlocked(Probe probe, String what, ResponseView response, int... statuses) {
        if (!response.is(statuses) && !response.isError(422, "ConcurrencyError")) {
            fail(probe, what, response, list(statuses) + ", or 422 ConcurrencyError");
        }
    }

    /** Notes a finding unless the operation succeeded. */
    public static void expectSuccess(Probe probe, String what, OperationRecord record) {
        record.response().status();
        probe.expect(record.succeeded(), what + " did not succeed: " + record.endReason(), record.evidence());
    }

    /** Sends a request about an instance; if it is accepted with 202, waits for its end, so that later requests meet it at rest. */
    public static ResponseView settle(Instance instance, OsbRequest request) {
        ResponseView response = instance.send(request);
        if (response.status() == 202) {
            instance.await(request, response);
        }
        return response;
    }

    /** Sends a request about a binding; if it is accepted with 202, waits for its end. */
    public static ResponseView settle(Binding binding, OsbRequest request) {
        ResponseView response = binding.send(request);
        if (response.status() == 202) {
            binding.await(request, response);
        }
        return response;
    }

    /** Deletes a binding that a broker should not have created, as the shared lifecycle goes on with the instance. */
    public static ResponseView settleAndDelete(Binding binding, OsbRequest request) {
        ResponseView response = settle(binding, request);
        if (response.isSuccess()) {
            binding.unbind();
        }
        return response;
    }

    /** Returns whether a creation, change or deletion was accepted, be it with 202. */
    public static boolean accepted(ResponseView response) {
        return response.is(200, 201, 202);
    }

    /** Returns the exchanges of responses, as evidence. */
    public static Exchange[] evidence(ResponseView... responses) {
        return Arrays.stream(responses).map(ResponseView::exchange).toArray(Exchange[]::new);
    }

    private static void fail(Probe probe, String what, ResponseView response, String expected) {
        probe.fail(what + " got " + Poller.described(response) + ". Expected: " + expected + ".", response);
    }

    private static String list(int... statuses) {
        return Arrays.stream(statuses).mapToObj(Integer::toString).collect(Collectors.joining(" or "));
    }
}
