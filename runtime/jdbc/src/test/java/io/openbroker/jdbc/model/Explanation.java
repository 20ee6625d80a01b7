package io.openbroker.jdbc.model;

import static io.openbroker.jdbc.model.MapBroker.BUSY_AT_FIRST;
import static io.openbroker.jdbc.model.MapBroker.REFUSED;

import io.openbroker.runtime.internal.lifecycle.resource.LifecycleEvent;
import io.openbroker.runtime.internal.lifecycle.resource.LifecycleTable;
import io.openbroker.runtime.internal.lifecycle.resource.Reaction;
import io.openbroker.runtime.spi.state.row.Phase;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Looks for an order of steps, one after the other, by which calls of several clients were answered as they were and led to
 * what was found at the end: each call claims, is carried out and ends between its begin and its end, and each step is one
 * of the {@link LifecycleTable}. If there is none, the broker has answered or recorded what no table allows.
 */
final class Explanation {

    private static final int SYNC_RETRY_LATER = 503;

    private final List<Call> calls;
    private final Map<String, Thing> end;
    private final Set<Node> seen = new HashSet<>();
    private final Deque<Node> open = new ArrayDeque<>();

    private Explanation(List<Call> calls, Map<String, Thing> end) {
        this.calls = calls;
        this.end = end;
    }

    /** How far a call is. */
    private enum Stage {
        SENT,
        /** Nothing stood in its way when it looked, which was before it claims. */
        LOOKED,
        /** It knows what it takes over from its predecessor. */
        RESOLVED,
        /** It holds what it is about. */
        CLAIMED,
        /** Nothing stood in its way, and its handler was called. */
        CALLED,
        /** The service instance, or one of its service bindings, stood in its way. */
        TURNED_AWAY,
        ENDED
    }

    /**
     * Where the calls are, and what there is.
     *
     * @param stages how far each call is
     * @param wanted what calls that have looked want, now that they know it all
     * @param things what there is
     */
    private record Node(List<Stage> stages, Map<Integer, Wanted> wanted, Map<String, Thing> things) {

        Thing thing(String id) {
            return things.getOrDefault(id, Thing.ABSENT);
        }

        Node with(int call, Stage stage) {
            List<Stage> changed = new ArrayList<>(stages);
            changed.set(call, stage);
            return new Node(changed, wanted, things);
        }

        Node looked(int call, Stage stage, Wanted known) {
            Map<Integer, Wanted> changed = new TreeMap<>(wanted);
            changed.put(call, known);
            return new Node(stages, changed, things).with(call, stage);
        }

        /** As it is once a call does not need any more what it knew. */
        Node forgetting(int call) {
            Map<Integer, Wanted> changed = new TreeMap<>(wanted);
            changed.remove(call);
            return new Node(stages, changed, things);
        }

        Node with(String id, Thing thing) {
            Map<String, Thing> changed = new TreeMap<>(things);
            if (thing.phase() == Phase.ABSENT) {
                changed.remove(id);
            } else {
                changed.put(id, thing);
            }
            return new Node(stages, wanted, changed);
        }
    }

    /** Whether the calls, of one service instance and its service bindings, can be explained. */
    static boolean exists(Map<String, Thing> begin, List<Call> calls, Map<String, Thing> end) {
        Explanation search = new Explanation(calls, end);
        search.reach(new Node(Collections.nCopies(calls.size(), Stage.SENT), Map.of(), begin));
        while (!search.open.isEmpty()) {
            Node node = search.open.removeLast();
            if (search.isEnd(node)) {
                return true;
            }
            for (int call = 0; call < calls.size(); call++) {
                search.step(node, call);
            }
        }
        return false;
    }

    private boolean isEnd(Node node) {
        return node.stages().stream().allMatch(stage -> stage == Stage.ENDED)
                && node.things().equals(end);
    }

    private void reach(Node node) {
        if (seen.add(node)) {
            open.addLast(node);
        }
    }

    private void step(Node node, int number) {
        Call call = calls.get(number);
        switch (node.stages().get(number)) {
            case SENT -> {
                if (mayBegin(node, call)) {
                    begin(node, number, call);
                }
            }
            case LOOKED, RESOLVED -> {
                carryOn(node, number, call);
                // Whoever finds that something has changed begins again.
                reach(node.forgetting(number).with(number, Stage.SENT));
            }
            case CLAIMED -> {
                reach(node.with(
                        number, hindrance(node, number) == Reaction.PROCEEDS ? Stage.CALLED : Stage.TURNED_AWAY));
                endTakenOver(node, number, call);
            }
            case CALLED -> {
                // In the background a handler may be called again, and be turned away then.
                if (call.accepted() && hindrance(node, number) != Reaction.PROCEEDS) {
                    reach(node.with(number, Stage.TURNED_AWAY));
                }
                unbind(node, number, call);
                endTakenOver(node, number, call);
                endCalled(node, number, call);
            }
            case TURNED_AWAY -> {
                endTakenOver(node, number, call);
                endTurnedAway(node, number, call);
            }
            default -> {}
        }
    }

    /** What was heard before the call was sent must have happened. */
    private boolean mayBegin(Node node, Call call) {
        for (int other = 0; other < calls.size(); other++) {
            Call before = calls.get(other);
            Stage stage = node.stages().get(other);
            boolean heard = before.heard() < call.sent()
                    && (before.accepted() ? stage.compareTo(Stage.CLAIMED) < 0 : stage != Stage.ENDED);
            boolean ended = before.ended() < call.sent() && stage != Stage.ENDED;
            if (heard || ended) {
                return false;
            }
        }
        return true;
    }

    private void begin(Node node, int number, Call call) {
        Reaction hindrance = hindrance(node, number);
        if (call.kind() == LifecycleEvent.CREATION && call.ofBinding()) {
            String plan = node.thing(call.instance()).now().plan();
            if (hindrance != Reaction.PROCEEDS) {
                answer(node, number, refuses(call, hindrance));
            } else if (call.rotates() || call.wanted().plan().equals(plan)) {
                Wanted known =
                        new Wanted(plan, call.wanted().size(), call.wanted().predecessor());
                reach(node.looked(number, Stage.LOOKED, known));
            } else {
                answer(node, number, call.status() == 400);
            }
            return;
        }
        if (call.kind() == LifecycleEvent.DELETION && hindrance == Reaction.PROCEEDS) {
            reach(node.looked(number, Stage.LOOKED, call.wanted()));
        }
        react(node, number, call, call.wanted());
    }

    private void carryOn(Node node, int number, Call call) {
        Wanted known = node.wanted().getOrDefault(number, call.wanted());
        boolean begins = LifecycleTable.reaction(node.thing(call.id()).phase(), call.kind()) == Reaction.BEGINS;
        if (call.rotates() && begins && node.stages().get(number) == Stage.LOOKED) {
            Thing predecessor = node.thing(known.predecessor());
            if (predecessor.phase() == Phase.READY) {
                Wanted all = new Wanted(known.plan(), predecessor.now().size(), known.predecessor());
                reach(node.looked(number, Stage.RESOLVED, all));
            } else {
                answer(node, number, predecessor.held() ? call.busy() : call.status() == 400);
            }
        } else {
            react(node, number, call, known);
        }
    }

    private void react(Node node, int number, Call call, Wanted wanted) {
        Thing thing = node.thing(call.id());
        LifecycleEvent event = event(thing, call, wanted);
        Reaction reaction = LifecycleTable.reaction(thing.phase(), event);
        switch (reaction) {
            case BEGINS, TAKES_OVER -> {
                if (node.stages().get(number) == Stage.SENT && call.kind() == LifecycleEvent.DELETION) {
                    answer(node, number, hindrance(node, number) != Reaction.PROCEEDS && call.busy());
                } else if (call.async() == call.accepted()) {
                    Node claimed = node.with(call.id(), thing.claimed(event, wanted, number));
                    reach(claimed.forgetting(number).with(number, Stage.CLAIMED));
                }
            }
            case JOINS ->
                answer(node, number, joins(node, call) ? joined(call, calls.get(thing.holder())) : call.busy());
            case EXISTS -> answer(node, number, call.status() == 200);
            case CONFLICT -> answer(node, number, call.status() == 409);
            case ALREADY_GONE -> answer(node, number, call.status() == 410);
            case PROCEEDS -> answer(node, number, call.status() == 200 && shows(thing, call));
            default -> answer(node, number, refuses(call, reaction));
        }
    }

    private static LifecycleEvent event(Thing thing, Call call, Wanted wanted) {
        boolean other = thing.phase() == Phase.UPDATING ? !thing.pending().equals(wanted) : !same(thing.now(), wanted);
        return switch (call.kind()) {
            case CREATION -> other ? LifecycleEvent.OTHER_CREATION : LifecycleEvent.CREATION;
            case UPDATE ->
                other && thing.phase() == Phase.UPDATING ? LifecycleEvent.OTHER_UPDATE : LifecycleEvent.UPDATE;
            default -> call.kind();
        };
    }

    /** A rotation is the same if its predecessor is. */
    private static boolean same(Wanted now, Wanted wanted) {
        return wanted.predecessor().isEmpty()
                ? now.equals(wanted)
                : now.predecessor().equals(wanted.predecessor());
    }

    private static boolean shows(Thing thing, Call call) {
        return thing.now().size() == call.wanted().size()
                && (call.ofBinding() || thing.now().plan().equals(call.wanted().plan()));
    }

    /** Whether a request that does the same as another learns of it; service bindings that go with their instance are not the client's. */
    private static boolean joins(Node node, Call call) {
        boolean withInstance = call.ofBinding()
                && call.kind() == LifecycleEvent.DELETION
                && node.thing(call.instance()).phase() == Phase.DELETING;
        return call.async() && !withInstance;
    }

    private static boolean joined(Call call, Call holder) {
        return call.accepted() && (!holder.accepted() || holder.operation().equals(call.operation()));
    }

    private static boolean refuses(Call call, Reaction reaction) {
        return reaction == Reaction.NOT_FOUND ? call.status() == 404 : reaction == Reaction.BUSY && call.busy();
    }

    private void answer(Node node, int number, boolean asItWas) {
        if (asItWas) {
            reach(node.forgetting(number).with(number, Stage.ENDED));
        }
    }

    /** What a call finds in its way: a service binding its service instance, and a service instance its service bindings. */
    private Reaction hindrance(Node node, int number) {
        Call call = calls.get(number);
        if (call.ofBinding()) {
            return LifecycleTable.reaction(
                    node.thing(call.instance()).phase(),
                    call.kind() == LifecycleEvent.DELETION ? LifecycleEvent.UNBIND : LifecycleEvent.BIND);
        }
        boolean hindered = call.kind() == LifecycleEvent.DELETION
                && node.things().entrySet().stream()
                        .anyMatch(each -> !each.getKey().equals(call.id())
                                && each.getValue().held()
                                && each.getValue().holder() != number);
        return hindered ? Reaction.BUSY : Reaction.PROCEEDS;
    }

    private void endTakenOver(Node node, int number, Call call) {
        if (node.thing(call.id()).holder() != number) {
            answer(node, number, call.accepted() ? !call.succeeded() : call.cancelled());
        }
    }

    /** A deprovision deletes the service bindings first, one by one. */
    private void unbind(Node node, int number, Call call) {
        if (call.ofBinding()
                || call.kind() != LifecycleEvent.DELETION
                || node.thing(call.id()).holder() != number) {
            return;
        }
        node.things().forEach((id, thing) -> {
            if (thing.held() && thing.holder() == number && !id.equals(call.id())) {
                reach(node.with(id, thing.ended(LifecycleEvent.SUCCEEDED)));
            } else if (!thing.held()) {
                reach(node.with(id, thing.claimed(LifecycleEvent.DELETION, Thing.NOTHING, number)));
            }
        });
    }

    /** Whether a deprovision has service bindings to delete, so that it cannot end. */
    private static boolean unbinds(Node node, int number, Call call) {
        return !call.ofBinding()
                && call.kind() == LifecycleEvent.DELETION
                && node.things().entrySet().stream()
                        .filter(each -> !each.getKey().equals(call.id()))
                        .map(Map.Entry::getValue)
                        .anyMatch(each -> each.phase() == Phase.READY || each.holder() == number);
    }

    private void endTurnedAway(Node node, int number, Call call) {
        if (node.thing(call.id()).holder() == number) {
            boolean told = call.accepted() ? !call.succeeded() : call.busy() || call.status() == 404;
            LifecycleEvent event = call.accepted() ? LifecycleEvent.FAILED : LifecycleEvent.REFUSED;
            finish(node, number, call, told, event);
        }
    }

    private void endCalled(Node node, int number, Call call) {
        Thing thing = node.thing(call.id());
        if (unbinds(node, number, call)
                || thing.holder() != number
                || (thing.stopped() != Thing.NOBODY && node.stages().get(thing.stopped()) != Stage.ENDED)) {
            return;
        }
        int size = call.kind() == LifecycleEvent.DELETION
                ? Integer.MAX_VALUE
                : thing.pending().size();
        if (size == REFUSED) {
            boolean told = call.accepted() ? !call.succeeded() : call.status() == 422 && !call.busy();
            finish(node, number, call, told, call.accepted() ? LifecycleEvent.FAILED : LifecycleEvent.REFUSED);
        } else if (size == BUSY_AT_FIRST && !call.accepted()) {
            finish(node, number, call, call.status() == SYNC_RETRY_LATER, LifecycleEvent.FAILED);
        } else {
            int success = call.kind() == LifecycleEvent.CREATION ? 201 : 200;
            boolean told = call.accepted() ? call.succeeded() : call.status() == success;
            finish(node, number, call, told, LifecycleEvent.SUCCEEDED);
        }
    }

    private void finish(Node node, int number, Call call, boolean told, LifecycleEvent end) {
        if (!told) {
            return;
        }
        Node after = node.with(call.id(), node.thing(call.id()).ended(end)).with(number, Stage.ENDED);
        if (!call.ofBinding()
                && after.thing(call.id()).phase() == Phase.ABSENT
                && call.kind() == LifecycleEvent.DELETION) {
            // Nothing is left of a service instance that was deleted, not even a bind that was turned away because of
            // it.
            after = new Node(after.stages(), after.wanted(), Map.of());
        }
        reach(after);
    }
}
