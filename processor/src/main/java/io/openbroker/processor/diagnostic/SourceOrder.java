package io.openbroker.processor.diagnostic;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;

/**
 * Orders places as in the source, without line numbers, which the language model does not know: by top-level
 * class, and within it by the path of child positions. An element's annotations come before it, and its
 * children after it; places in a file that a value names are in the order of the file.
 */
final class SourceOrder {

    private static final int ELEMENT = 1_000_000;
    private static final int CHILD = 2_000_000;

    private static final FilePlace NO_FILE = new FilePlace("", 0, 0, "");

    static final Comparator<SourceRef> COMPARATOR = Comparator.<SourceRef, String>comparing(
                    source -> topLevel(source.element()).toString())
            .thenComparing(SourceOrder::key, Arrays::compare)
            .thenComparing(source -> source.filePlace().orElse(NO_FILE));

    private SourceOrder() {}

    private static Element topLevel(Element element) {
        Element parent = element.getEnclosingElement();
        return parent == null || parent.getKind() == ElementKind.PACKAGE ? element : topLevel(parent);
    }

    private static int[] key(SourceRef source) {
        List<Integer> path = new ArrayList<>();
        addPath(source.element(), path);
        if (source.path().isEmpty()) {
            path.add(ELEMENT);
        }
        source.path().forEach(step -> {
            path.add(step.order());
            path.add(step.index());
        });
        return path.stream().mapToInt(Integer::intValue).toArray();
    }

    private static void addPath(Element element, List<Integer> path) {
        Element parent = element.getEnclosingElement();
        if (parent != null && parent.getKind() != ElementKind.PACKAGE) {
            addPath(parent, path);
            path.add(CHILD + children(parent, element).indexOf(element));
        }
    }

    private static List<? extends Element> children(Element parent, Element like) {
        return like.getKind() == ElementKind.PARAMETER && parent instanceof ExecutableElement method
                ? method.getParameters()
                : parent.getEnclosedElements();
    }
}
