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
        return result.accept(new OfResult(request));
    }

    /** Returns a failure for something that has no catalog. */
    static CommandFailure noCatalog(String url, ClientResult<?> result) {
        return result.accept(new OfCatalog(url));
    }

    private static class OfResult implements ClientResult.Visitor<Object, CommandFailure> {

        private final String request;

        OfResult(String request) {
            this.request = request;
        }

        @Override
        public CommandFailure visit(ClientResult.Done<?> result) {
            return notSupported(result);
        }

        @Override
        public CommandFailure visit(ClientResult.Started<?> result) {
            return notSupported(result);
        }

        @Override
        public CommandFailure visit(ClientResult.Gone<?> result) {
            return new CommandFailure(
                    ExitCode.FAILED, "The broker does not know what the " + request + " is about (status 410).");
        }

        @Override
        public CommandFailure visit(ClientResult.Failed<?> result) {
            return failed(request, result);
        }

        @Override
        public CommandFailure visit(ClientResult.Malformed<?> result) {
            return new CommandFailure(
                    ExitCode.FAILED,
                    "The response to the " + request + " (status " + result.status() + ") breaks the specification: "
                            + violations(result.violations()));
        }

        @Override
        public CommandFailure visit(ClientResult.Unreachable<?> result) {
            return new CommandFailure(
                    ExitCode.UNREACHABLE, VisibleText.of(result.reason().description()));
        }

        private CommandFailure notSupported(ClientResult<?> result) {
            int status = result.exchange()
                    .response()
                    .map(response -> response.status())
                    .orElse(0);
            return new CommandFailure(
                    ExitCode.FAILED,
                    "The status " + status + " is not supported for the " + request + " by this command.");
        }
    }

    private static final class OfCatalog extends OfResult {

        private final String url;

        OfCatalog(String url) {
            super("request for the catalog");
            this.url = url;
        }

        @Override
        public CommandFailure visit(ClientResult.Failed<?> result) {
            int status = result.status();
            return status == 404 || status == 405
                    ? noBroker("GET /v2/catalog got the status " + status + ".")
                    : super.visit(result);
        }

        @Override
        public CommandFailure visit(ClientResult.Malformed<?> result) {
            return noBroker(violations(result.violations()));
        }

        private CommandFailure noBroker(String why) {
            return new CommandFailure(
                    ExitCode.UNREACHABLE,
                    url + " is not the URL of a broker: " + why
                            + " Check the URL; it is what stands before /v2/catalog.");
        }
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
}
