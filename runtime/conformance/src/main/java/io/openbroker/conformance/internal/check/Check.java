package io.openbroker.conformance.internal.check;

import io.openbroker.conformance.ApiVersion;
import io.openbroker.conformance.Area;
import io.openbroker.conformance.CheckInfo;
import io.openbroker.conformance.Level;
import java.util.List;

/**
 * A check: what it is about, when it applies, and what it does.
 *
 * @param info the description
 * @param conditions when the check concerns a plan
 * @param until the last version of the API that has the requirement
 * @param body what it does
 */
public record Check(CheckInfo info, List<Condition> conditions, ApiVersion until, CheckBody body) {

    /** Copies the list. */
    public Check {
        conditions = List.copyOf(conditions);
    }

    /** Begins a check of a MUST or MUST NOT. */
    public static CheckBuilder must(Area area, String id) {
        return new CheckBuilder(Level.MUST, area, id);
    }

    /** Begins a check of a SHOULD or SHOULD NOT. */
    public static CheckBuilder should(Area area, String id) {
        return new CheckBuilder(Level.SHOULD, area, id);
    }

    /** Begins a check of a MAY that platforms rely on. */
    public static CheckBuilder may(Area area, String id) {
        return new CheckBuilder(Level.MAY, area, id);
    }
}
