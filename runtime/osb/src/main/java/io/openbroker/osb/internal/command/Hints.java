package io.openbroker.osb.internal.command;

import io.openbroker.client.OsbRequest;
import io.openbroker.client.StartedOperation;
import io.openbroker.osb.internal.output.Shell;
import java.util.ArrayList;
import java.util.List;

/** Commands that a user may want next; without credentials, which come from the environment. */
final class Hints {

    private Hints() {}

    /** Returns a command that polls an operation. */
    static String poll(Session session, OsbRequest request, StartedOperation started) {
        HintWords words = request.accept(HintWords.OF_REQUEST);
        List<String> options = new ArrayList<>();
        started.operationId().ifPresent(id -> options.addAll(List.of("--operation", id)));
        options.addAll(words.plan());
        if (request.operation().deletes()) {
            options.add("--deletion");
        }
        return command(session, "poll", options, words);
    }

    /** Returns a command that deletes what a request may have created. */
    static String deletion(Session session, OsbRequest request) {
        HintWords words = request.accept(HintWords.OF_REQUEST);
        return command(session, words.isBinding() ? "unbind" : "deprovision", words.plan(), words);
    }

    private static String command(Session session, String name, List<String> options, HintWords words) {
        List<String> all =
                new ArrayList<>(List.of("osb", name, "--url", session.broker().url()));
        all.addAll(options);
        all.addAll(words.ids());
        return Shell.command(all.toArray(String[]::new));
    }
}
