package io.openbroker.osb.internal.command;

import io.openbroker.client.ClientResult;
import io.openbroker.client.SpecViolation;
import io.openbroker.osb.internal.output.CommandFailure;
import io.openbroker.osb.internal.output.ExitCode;
import io.openbroker.osb.internal.output.Program;
import io.openbroker.osb.internal.output.VisibleText;
import java.util.List;

/** Says in a sentence why a request did not do what the user wanted. */
final class Failures {

    private static final int SHOWN_VIOLATIONS = 5;
    private static final int FIRST_SERVER_ERROR = 500;

    private Failures() {}

    /** Returns the failure of a result that is not what was hoped for. */
    static CommandFailure of(String request, ClientResult<?> result) {
        if (result instanceof ClientResult.Unreachable<?> unreachable) {
            return new CommandFailure(
                    ExitCode.UNREACHABLE, VisibleText.of(unreachable.reason().description()));
        }
        if (result instanceof ClientResult.Failed<?> failed) {
            return failed(request, failed);
        }
        if (result instanceof ClientResult.Malformed<?> malformed) {
            return new CommandFailure(
                    ExitCode.FAILED,
                    "The response to the " + request + " (status " + malformed.status() + ") breaks the specification: "
                            + violations(malformed.violations()));
        }
        if (result instanceof ClientResult.Gone<?>) {
            return new CommandFailure(
                    ExitCode.FAILED, "The broker does not know what the " + request + " is about (status 410).");
        }
        return new CommandFailure(
                ExitCode.FAILED,
                "The status " + status(result) + " is not supported for the " + request + " by this command.");
    }

    private static CommandFailure failed(String request, ClientResult.Failed<?> failed) {
        String said = VisibleText.of(failed.error().toString());
        if (failed.status() == 401 || failed.status() == 403) {
            return new CommandFailure(
                    ExitCode.UNREACHABLE,
                    "The broker rejected the credentials (status " + failed.status() + ": " + said
                            + "). Check user and password, or the token.");
        }
        String retry = failed.retryAfter()
                .map(wait -> " Try again in " + wait.toSeconds() + " s.")
                .orElse("");
        String verb = failed.status() >= FIRST_SERVER_ERROR
                ? "The broker failed: "
                : "The broker rejected the " + request + ": ";
        return new CommandFailure(
                ExitCode.FAILED,
                verb + "status " + failed.status() + ", " + said + (said.endsWith(".") ? "" : ".") + retry);
    }

    /** Returns a failure for something that has no catalog. */
    static CommandFailure noCatalog(String url, ClientResult<?> result) {
        int status = status(result);
        if (result instanceof ClientResult.Malformed<?>) {
            return new CommandFailure(
                    ExitCode.UNREACHABLE,
                    url + " is not the URL of a broker: " + violations(result.violations())
                            + " Check the URL; it is what stands before /v2/catalog.");
        }
        if (result instanceof ClientResult.Failed<?> && (status == 404 || status == 405)) {
            return new CommandFailure(
                    ExitCode.UNREACHABLE,
                    url + " is not the URL of a broker: GET /v2/catalog got the status " + status
                            + ". Check the URL; it is what stands before /v2/catalog.");
        }
        return of("request for the catalog", result);
    }

    /** Prints what breaks the specification though the meaning is plain. */
    static void warn(Program program, List<SpecViolation> violations) {
        if (!violations.isEmpty()) {
            program.note("osb: the response breaks the specification: " + violations(violations));
        }
    }

    private static String violations(List<SpecViolation> violations) {
        StringBuilder text = new StringBuilder();
        violations.stream()
                .limit(SHOWN_VIOLATIONS)
                .forEach(violation ->
                        text.append(text.isEmpty() ? "" : " ").append(VisibleText.of(violation.toString())));
        if (violations.size() > SHOWN_VIOLATIONS) {
            text.append(" And ").append(violations.size() - SHOWN_VIOLATIONS).append(" more.");
        }
        return text.toString();
    }

    private static int status(ClientResult<?> result) {
        return result.exchange().response().map(response -> response.status()).orElse(0);
    }
}
