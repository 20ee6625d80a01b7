package io.openbroker.processor.emit;

import java.util.List;
import java.util.stream.IntStream;

/** Splits long lists, so that generated methods stay small enough for the class file format and the JIT compiler. */
final class Groups {

    private Groups() {}

    static <T> List<List<T>> of(List<T> all, int size) {
        return IntStream.range(0, (all.size() + size - 1) / size)
                .mapToObj(group -> all.subList(group * size, Math.min(all.size(), (group + 1) * size)))
                .toList();
    }
}
