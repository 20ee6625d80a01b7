package io.openbroker.processor.emit;

import com.palantir.javapoet.CodeBlock;
import java.util.ArrayList;
import java.util.List;

/** Joins and splits what is written in a row. */
final class Lists {

    private Lists() {}

    /** One after the other; JavaPoet's own way loads and links much more, in every compilation. */
    static CodeBlock join(List<CodeBlock> all, String separator) {
        CodeBlock.Builder joined = CodeBlock.builder();
        for (int i = 0; i < all.size(); i++) {
            if (i > 0) {
                joined.add(separator);
            }
            joined.add(all.get(i));
        }
        return joined.build();
    }

    /** Parts of a list, so that generated methods stay small enough for the class file format and the JIT compiler. */
    static <T> List<List<T>> split(List<T> all, int size) {
        List<List<T>> parts = new ArrayList<>();
        for (int from = 0; from < all.size(); from += size) {
            parts.add(all.subList(from, Math.min(all.size(), from + size)));
        }
        return parts;
    }
}
