package io.openbroker.osb.internal.check;

import io.openbroker.conformance.CheckInfo;
import io.openbroker.conformance.Conformance;
import io.openbroker.osb.internal.output.CommandFailure;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** Which checks run, by patterns of their ids. */
record CheckFilter(List<Pattern> patterns) implements Predicate<String> {

    /** Reads patterns; each has to fit a check, since a typing error would otherwise make a run pass that checks nothing. */
    static CheckFilter of(List<String> patterns) {
        List<String> ids = Conformance.checks().stream().map(CheckInfo::id).toList();
        List<Pattern> read = patterns.stream().map(CheckFilter::pattern).toList();
        for (int index = 0; index < read.size(); index++) {
            Pattern pattern = read.get(index);
            if (ids.stream().noneMatch(id -> pattern.matcher(id).matches())) {
                throw CommandFailure.usage(
                        "No check has the id \"" + patterns.get(index) + "\". To list the ids: osb check --list");
            }
        }
        return new CheckFilter(read);
    }

    private static Pattern pattern(String text) {
        return Pattern.compile("\\Q" + text.replace("*", "\\E.*\\Q") + "\\E");
    }

    @Override
    public boolean test(String id) {
        return patterns.isEmpty()
                || patterns.stream().anyMatch(pattern -> pattern.matcher(id).matches());
    }
}
