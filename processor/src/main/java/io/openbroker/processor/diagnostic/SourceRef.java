package io.openbroker.processor.diagnostic;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.Element;

/**
 * A place in the user's source: an element, an annotation of it, or a value in that annotation; or a place in the file that
 * such a value names. Only the reader makes one,
 * and only the printer looks inside; for all others it is a handle.
 */
public final class SourceRef {

    private final Element element;
    private final Optional<AnnotationMirror> annotation;
    private final Optional<AnnotationValue> value;
    private final List<Step> path;
    private final Optional<FilePlace> filePlace;

    private SourceRef(
            Element element,
            Optional<AnnotationMirror> annotation,
            Optional<AnnotationValue> value,
            List<Step> path,
            Optional<FilePlace> filePlace) {
        this.element = element;
        this.annotation = annotation;
        this.value = value;
        this.path = List.copyOf(path);
        this.filePlace = filePlace;
    }

    /**
     * One step from an element into its annotations: the annotation with that name, then a member of it, then a member of
     * what that member holds.
     *
     * @param name the simple name of an annotation, or the name of a member
     * @param index which one of those of that name, or which one of the member's values
     * @param order the position among its siblings, in the order of the source
     */
    public record Step(String name, int index, int order) {}

    public static SourceRef of(Element element) {
        return new SourceRef(element, Optional.empty(), Optional.empty(), List.of(), Optional.empty());
    }

    public static SourceRef of(Element element, AnnotationMirror annotation, Step step) {
        return new SourceRef(element, Optional.of(annotation), Optional.empty(), List.of(step), Optional.empty());
    }

    /** The place of an annotation in a container that the compiler made. */
    public static SourceRef repeated(Element element, AnnotationMirror container, AnnotationValue value, Step step) {
        return new SourceRef(element, Optional.of(container), Optional.of(value), List.of(step), Optional.empty());
    }

    /** The place of a value within this annotation or value. */
    public SourceRef within(AnnotationValue inner, Step step) {
        List<Step> longer = new ArrayList<>(path);
        longer.add(step);
        return new SourceRef(element, annotation, Optional.of(inner), longer, filePlace);
    }

    /** A place in the file that this value names. */
    public SourceRef in(FilePlace place) {
        return new SourceRef(element, annotation, value, path, Optional.of(place));
    }

    /** Whether the place is in a file that the source names. */
    public boolean isInFile() {
        return filePlace.isPresent();
    }

    Optional<FilePlace> filePlace() {
        return filePlace;
    }

    public Element element() {
        return element;
    }

    Optional<AnnotationMirror> annotation() {
        return annotation;
    }

    Optional<AnnotationValue> value() {
        return value;
    }

    List<Step> path() {
        return path;
    }
}
