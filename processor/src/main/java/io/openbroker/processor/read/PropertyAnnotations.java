package io.openbroker.processor.read;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.TypeMirror;

/**
 * The annotations of a property, wherever the user or the compiler put them: on the component, field, accessor, constructor
 * parameter or type. Each counts once.
 */
final class PropertyAnnotations {

    private final List<AnnotationMirror> all;

    private PropertyAnnotations(Collection<AnnotationMirror> all) {
        this.all = List.copyOf(all);
    }

    static PropertyAnnotations of(Collection<? extends Element> declarations, TypeMirror type) {
        Map<String, AnnotationMirror> found = new LinkedHashMap<>();
        for (Element declaration : declarations) {
            declaration.getAnnotationMirrors().forEach(annotation -> add(annotation, found));
        }
        type.getAnnotationMirrors().forEach(annotation -> add(annotation, found));
        return new PropertyAnnotations(found.values());
    }

    static PropertyAnnotations none() {
        return new PropertyAnnotations(List.of());
    }

    static PropertyAnnotations of(TypeMirror type) {
        return of(List.of(), type);
    }

    /** These, and after them others that are about the same value. */
    PropertyAnnotations and(PropertyAnnotations others) {
        Map<String, AnnotationMirror> found = new LinkedHashMap<>();
        all.forEach(annotation -> add(annotation, found));
        others.all.forEach(annotation -> add(annotation, found));
        return new PropertyAnnotations(found.values());
    }

    private static void add(AnnotationMirror annotation, Map<String, AnnotationMirror> found) {
        List<AnnotationMirror> contained =
                name(annotation).endsWith(".List") ? annotations(annotation, "value") : List.of();
        if (contained.isEmpty()) {
            found.putIfAbsent(annotation.toString(), annotation);
        } else {
            contained.forEach(each -> add(each, found));
        }
    }

    List<AnnotationMirror> all() {
        return all;
    }

    Optional<AnnotationMirror> find(String qualifiedName) {
        return all.stream()
                .filter(annotation -> name(annotation).equals(qualifiedName))
                .findFirst();
    }

    boolean has(String qualifiedName) {
        return find(qualifiedName).isPresent();
    }

    /** Those with one of the simple names, whosever they are. */
    List<AnnotationMirror> named(Set<String> simpleNames) {
        return all.stream()
                .filter(annotation -> simpleNames.contains(simpleName(annotation)))
                .toList();
    }

    static TypeElement type(AnnotationMirror annotation) {
        return (TypeElement) annotation.getAnnotationType().asElement();
    }

    static String name(AnnotationMirror annotation) {
        return type(annotation).getQualifiedName().toString();
    }

    static String simpleName(AnnotationMirror annotation) {
        return type(annotation).getSimpleName().toString();
    }

    /** What the user wrote for a member. */
    static Optional<Object> given(AnnotationMirror annotation, String member) {
        return annotation.getElementValues().entrySet().stream()
                .filter(entry -> entry.getKey().getSimpleName().contentEquals(member))
                .map(entry -> entry.getValue().getValue())
                .findFirst();
    }

    static String text(AnnotationMirror annotation, String member) {
        return given(annotation, member).map(String::valueOf).orElse("");
    }

    static boolean flag(AnnotationMirror annotation, String member, boolean otherwise) {
        return given(annotation, member)
                .filter(Boolean.class::isInstance)
                .map(Boolean.class::cast)
                .orElse(otherwise);
    }

    static int number(AnnotationMirror annotation, String member, int otherwise) {
        return given(annotation, member)
                .filter(Integer.class::isInstance)
                .map(Integer.class::cast)
                .orElse(otherwise);
    }

    static List<String> texts(AnnotationMirror annotation, String member) {
        return values(annotation, member).stream().map(String::valueOf).toList();
    }

    static List<AnnotationMirror> annotations(AnnotationMirror annotation, String member) {
        return values(annotation, member).stream()
                .filter(AnnotationMirror.class::isInstance)
                .map(AnnotationMirror.class::cast)
                .toList();
    }

    private static List<Object> values(AnnotationMirror annotation, String member) {
        List<Object> values = new ArrayList<>();
        given(annotation, member).ifPresent(given -> {
            if (given instanceof List<?> list) {
                list.forEach(each -> values.add(((AnnotationValue) each).getValue()));
            } else {
                values.add(given);
            }
        });
        return values;
    }
}
