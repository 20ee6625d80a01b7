package io.openbroker.processor.emit.dispatcher;

import java.util.ArrayList;
import java.util.List;

/** Splits what is written in a row, so that methods stay small enough for the class file format and the JIT compiler. */
final class Groups {

    private Groups() {}

    static <T> List<List<T>> of(List<T> all, int size) {
        List<List<T>> parts = new ArrayList<>();
        for (int from = 0; from < all.size(); from += size) {
            parts.add(all.subList(from, Math.min(all.size(), from + size)));
        }
        return parts;
    }
}
