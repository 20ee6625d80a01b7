package io.openbroker.jdbc.model;

import io.openbroker.runtime.internal.lifecycle.resource.LifecycleEvent;
import io.openbroker.runtime.internal.lifecycle.resource.LifecycleTable;
import io.openbroker.runtime.internal.lifecycle.resource.LifecycleTable.Transition;
import io.openbroker.runtime.spi.state.row.Phase;

/**
 * A service instance or binding, as the table of the lifecycle sees it.
 *
 * @param phase where it stands
 * @param before where it stood before the call that holds it
 * @param now what it is
 * @param pending what it shall be, while it is being updated
 * @param holder the number of the call that holds it
 * @param stopped the number of the call whose creation is cut short by the one that holds it
 */
record Thing(Phase phase, Phase before, Wanted now, Wanted pending, int holder, int stopped) {

    static final int NOBODY = -1;
    static final Wanted NOTHING = new Wanted("", -1, "");
    static final Thing ABSENT = idle(Phase.ABSENT, NOTHING);

    static Thing idle(Phase phase, Wanted now) {
        return phase == Phase.ABSENT && !now.equals(NOTHING)
                ? ABSENT
                : new Thing(phase, phase, now, now, NOBODY, NOBODY);
    }

    boolean held() {
        return holder != NOBODY;
    }

    /** As it is once a call holds it. */
    Thing claimed(LifecycleEvent event, Wanted wanted, int call) {
        Transition row = LifecycleTable.transition(phase, event);
        Phase next = row.next().orElseThrow();
        return switch (next) {
            case CREATING -> new Thing(next, phase, wanted, wanted, call, NOBODY);
            case UPDATING -> new Thing(next, phase, now, wanted, call, NOBODY);
            // A creation that was cut short has failed.
            case DELETING -> new Thing(next, held() ? Phase.FAILED : phase, now, now, call, holder);
            default -> throw new IllegalStateException("Nothing is claimed by " + row);
        };
    }

    /** As it is once the call that holds it has ended so. */
    Thing ended(LifecycleEvent end) {
        Phase next = LifecycleTable.transition(phase, end).next().orElse(before);
        return idle(next, end == LifecycleEvent.SUCCEEDED ? pending : now);
    }
}
