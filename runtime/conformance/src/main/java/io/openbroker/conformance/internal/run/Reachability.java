package io.openbroker.conformance.internal.run;

import io.openbroker.client.http.Exchange;
import io.openbroker.client.http.NoResponse;
import io.openbroker.conformance.ApiVersion;
import io.openbroker.conformance.BrokerProblem;
import io.openbroker.conformance.BrokerProblem.Kind;
import io.openbroker.conformance.internal.exchange.ResponseView;
import io.openbroker.conformance.internal.lifecycle.Poller;
import java.util.Locale;
import java.util.Optional;

/** Whether there is a broker that can be checked, by the response to the first request for the catalog. */
final class Reachability {

    private Reachability() {}

    static Optional<BrokerProblem> problem(Exchange exchange, ApiVersion version) {
        if (exchange.outcome() instanceof NoResponse none) {
            return Optional.of(unreachable(exchange, none));
        }
        ResponseView response = ResponseView.of(exchange);
        int status = response.status();
        if (status == 401 || status == 403) {
            return Optional.of(new BrokerProblem(
                    Kind.UNAUTHORIZED,
                    "The broker rejected the credentials: " + Poller.described(response) + ".",
                    "Check user and password, or the token.",
                    exchange));
        }
        if (status == 412) {
            return Optional.of(new BrokerProblem(
                    Kind.VERSION_REJECTED,
                    "The broker rejected version " + version.number() + " of the API: " + Poller.described(response)
                            + ".",
                    "Choose a version that it supports.",
                    exchange));
        }
        if (status / 100 == 3) {
            return Optional.of(new BrokerProblem(
                    Kind.NOT_A_BROKER,
                    "The URL redirects to " + response.header("Location").orElse("another one") + " (status " + status
                            + ").",
                    "Use the URL of the broker itself.",
                    exchange));
        }
        boolean json = response.jsonProblem().isEmpty() && response.json().isObject();
        boolean html = response.header("Content-Type")
                .map(type -> type.toLowerCase(Locale.ROOT).startsWith("text/html"))
                .orElse(false);
        if (status == 404 || html || (!json && status == 200)) {
            return Optional.of(new BrokerProblem(
                    Kind.NOT_A_BROKER,
                    "GET " + exchange.request().target() + " got the status " + status
                            + (json
                                    ? ""
                                    : " and no JSON object"
                                            + response.jsonProblem()
                                                    .map(problem -> " (" + problem + ")")
                                                    .orElse(""))
                            + ", so this is not a service broker.",
                    "Check the URL: it is what stands before /v2/catalog.",
                    exchange));
        }
        return Optional.empty();
    }

    private static BrokerProblem unreachable(Exchange exchange, NoResponse none) {
        return new BrokerProblem(
                Kind.UNREACHABLE,
                "The broker cannot be reached: " + none.description(),
                switch (none.reason()) {
                    case UNKNOWN_HOST -> "Check the host name in the URL.";
                    case REFUSED -> "Check host and port in the URL, and whether the broker runs.";
                    case TLS_FAILED -> "Name a file with the certificate of its authority as trusted.";
                    case TIMEOUT -> "Check whether a firewall is in between, or allow more time.";
                    default -> "Check whether the URL is that of a broker.";
                },
                exchange);
    }
}
