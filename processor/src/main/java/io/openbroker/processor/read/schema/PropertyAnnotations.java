package io.openbroker.processor.read.schema;

import io.openbroker.processor.read.annotation.AnnotationReader;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javax.lang.model.AnnotatedConstruct;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;

/**
 * The annotations of a property, wherever the user or the compiler put them: on the component, field, accessor, constructor
 * parameter or type. Each counts once.
 */
public final class PropertyAnnotations {

    private final List<AnnotationMirror> all;

    private PropertyAnnotations(Collection<AnnotationMirror> all) {
        this.all = List.copyOf(all);
    }

    /** Those on declarations and on types. */
    static PropertyAnnotations of(Collection<? extends AnnotatedConstruct> annotated) {
        return of(annotated, List.of());
    }

    /** Those on declarations and on types, and after them others that the compiler does not show. */
    static PropertyAnnotations of(
            Collection<? extends AnnotatedConstruct> annotated, List<AnnotationMirror> inClassFiles) {
        Map<String, AnnotationMirror> found = new LinkedHashMap<>();
        for (AnnotatedConstruct each : annotated) {
            each.getAnnotationMirrors().forEach(annotation -> add(annotation, found));
        }
        inClassFiles.forEach(annotation -> add(annotation, found));
        return new PropertyAnnotations(found.values());
    }

    /** These, and after them others that are about the same value. */
    PropertyAnnotations and(PropertyAnnotations others) {
        List<AnnotationMirror> both = new ArrayList<>(all);
        both.addAll(others.all);
        return of(List.of(), both);
    }

    private static void add(AnnotationMirror annotation, Map<String, AnnotationMirror> found) {
        List<AnnotationMirror> contained = contained(annotation);
        if (contained.isEmpty()) {
            if (!isOfSourceOnly(annotation)) {
                found.putIfAbsent(key(annotation), annotation);
            }
        } else {
            contained.forEach(each -> add(each, found));
        }
    }

    /** The annotations that replace one: the repeated ones of a container, or the constraints that compose a constraint. */
    private static List<AnnotationMirror> contained(AnnotationMirror annotation) {
        List<AnnotationMirror> values = annotations(annotation, "value");
        boolean repeated = name(annotation).endsWith(".List")
                || (!values.isEmpty() && metaAnnotations(values.get(0)).contains(Repeatable.class.getName()));
        return repeated ? values : Constraints.composing(annotation);
    }

    /** The names of the annotations on an annotation's type. */
    static List<String> metaAnnotations(AnnotationMirror annotation) {
        return AnnotationReader.type(annotation).getAnnotationMirrors().stream()
                .map(PropertyAnnotations::name)
                .toList();
    }

    /** Whether it is in no class file, so that it would count or not by what a build compiles. */
    private static boolean isOfSourceOnly(AnnotationMirror annotation) {
        return AnnotationReader.type(annotation).getAnnotationMirrors().stream()
                .filter(meta -> name(meta).equals(Retention.class.getName()))
                .anyMatch(retention -> text(retention, "value").endsWith(RetentionPolicy.SOURCE.name()));
    }

    /** The identity of an annotation, whether from the compiler or from a class file. */
    private static String key(AnnotationMirror annotation) {
        return annotation.getElementValues().entrySet().stream()
                .map(entry -> entry.getKey().getSimpleName() + "="
                        + key(entry.getValue().getValue()))
                .sorted()
                .collect(Collectors.joining(",", "@" + name(annotation) + "(", ")"));
    }

    private static String key(Object value) {
        if (value instanceof AnnotationMirror annotation) {
            return key(annotation);
        }
        return value instanceof List<?> list
                ? list.stream()
                        .map(each -> each instanceof AnnotationValue inner ? key(inner.getValue()) : key(each))
                        .collect(Collectors.joining(",", "{", "}"))
                : String.valueOf(value);
    }

    List<AnnotationMirror> all() {
        return all;
    }

    /** The identities of all. */
    List<String> keys() {
        return all.stream().map(PropertyAnnotations::key).toList();
    }

    Optional<AnnotationMirror> find(String qualifiedName) {
        return all.stream()
                .filter(annotation -> name(annotation).equals(qualifiedName))
                .findFirst();
    }

    boolean has(String qualifiedName) {
        return find(qualifiedName).isPresent();
    }

    /** The text that is the value of an annotation; none if that is empty or not there. */
    Optional<String> value(String qualifiedName) {
        return find(qualifiedName).map(found -> text(found, "value")).filter(text -> !text.isEmpty());
    }

    /** The texts that are the value of an annotation; none if it is not there. */
    List<String> values(String qualifiedName) {
        return find(qualifiedName).map(found -> texts(found, "value")).orElse(List.of());
    }

    /** Whether an annotation is there and has a member that is true. */
    boolean isSet(String qualifiedName, String member, boolean initial) {
        return find(qualifiedName).filter(found -> flag(found, member, initial)).isPresent();
    }

    /** The annotations with one of the simple names, in any package. */
    List<AnnotationMirror> named(Set<String> simpleNames) {
        return all.stream()
                .filter(annotation -> simpleNames.contains(simpleName(annotation)))
                .toList();
    }

    public static String name(AnnotationMirror annotation) {
        return AnnotationReader.type(annotation).getQualifiedName().toString();
    }

    public static String simpleName(AnnotationMirror annotation) {
        return AnnotationReader.type(annotation).getSimpleName().toString();
    }

    /** The value of a member, if it is set. */
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
        return given(annotation, member, Boolean.class).orElse(otherwise);
    }

    static int number(AnnotationMirror annotation, String member, int otherwise) {
        return given(annotation, member, Integer.class).orElse(otherwise);
    }

    private static <T> Optional<T> given(AnnotationMirror annotation, String member, Class<T> type) {
        return given(annotation, member).filter(type::isInstance).map(type::cast);
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
