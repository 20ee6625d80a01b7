package io.openbroker.conformance;

import io.openbroker.client.http.Exchange;

/**
 * Why a run could check nothing: there is no broker, it does not let the run in, or it has not got what the run is to check.
 *
 * @param kind the kind of problem
 * @param sentence what is wrong
 * @param remedy what to do
 * @param exchange the exchange that shows it
 */
public record BrokerProblem(Kind kind, String sentence, String remedy, Exchange exchange) {

    /** Kinds of problems. */
    public enum Kind {
        /** There is no response. */
        UNREACHABLE,
        /** The credentials are rejected. */
        UNAUTHORIZED,
        /** The version of the API is rejected. */
        VERSION_REJECTED,
        /** Something responds that is no broker. */
        NOT_A_BROKER,
        /** The catalog does not have the service offering or service plan that the settings name. */
        PLAN_UNKNOWN
    }
}
