package io.openbroker.jdbc.model;

import static io.openbroker.jdbc.model.MapBroker.BUSY_AT_FIRST;
import static io.openbroker.jdbc.model.MapBroker.REJECTED;

import java.util.Map;
import java.util.TreeMap;

/** What a broker has to answer, in as few words as possible: the specification without concurrency. */
final class Model {

    /** Of what a creation may have left behind, and which is no service instance or binding for anybody. */
    static final int LEFT_OVER = -1;

    private final Map<String, Integer> sizes = new TreeMap<>();

    /** What exists, without what is left over. */
    Map<String, Integer> existing() {
        Map<String, Integer> existing = new TreeMap<>(sizes);
        existing.values().removeIf(size -> size == LEFT_OVER);
        return existing;
    }

    /** The status of a creation, once it has ended; 422 if it failed. */
    int create(String id, String parent, int size, boolean async) {
        if (!parent.isEmpty() && !exists(parent)) {
            return 404;
        }
        if (exists(id)) {
            return sizes.getOrDefault(id, LEFT_OVER) == size ? 200 : 409;
        }
        if (size == REJECTED) {
            // A handler that rejects while the platform waits has promised that nothing has changed.
            if (async) {
                sizes.put(id, LEFT_OVER);
            }
            return 422;
        }
        if (size == BUSY_AT_FIRST && !async) {
            sizes.put(id, LEFT_OVER);
            return 503;
        }
        sizes.put(id, size);
        return 201;
    }

    int update(String id, int size, boolean async) {
        if (!exists(id)) {
            return 404;
        }
        if (size == REJECTED) {
            return 422;
        }
        if (size == BUSY_AT_FIRST && !async) {
            return 503;
        }
        sizes.put(id, size);
        return 200;
    }

    int delete(String id) {
        if (!sizes.containsKey(id)) {
            return 410;
        }
        sizes.keySet().removeIf(each -> each.equals(id) || each.startsWith(id + "-"));
        return 200;
    }

    int fetch(String id) {
        return exists(id) ? 200 : 404;
    }

    private boolean exists(String id) {
        return sizes.getOrDefault(id, LEFT_OVER) != LEFT_OVER;
    }
}
