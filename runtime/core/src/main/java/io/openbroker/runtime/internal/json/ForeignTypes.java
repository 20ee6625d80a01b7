package io.openbroker.runtime.internal.json;

import io.openbroker.catalog.json.JsonLibrary;
import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Member;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Recognizes types of other JSON libraries by name, so that none of these libraries is a dependency. */
final class ForeignTypes {

    private static final Set<String> TREES = trees();

    private ForeignTypes() {}

    private static Set<String> trees() {
        Set<String> names = new LinkedHashSet<>();
        for (JsonLibrary library : JsonLibrary.values()) {
            names.addAll(library.trees());
        }
        return Set.copyOf(names);
    }

    /** Returns whether objects of a type are JSON trees. */
    static boolean isTree(Class<?> type) {
        return lineage(type).stream().anyMatch(each -> TREES.contains(each.getName()));
    }

    /** Returns the library of a type or of one of its supertypes. */
    static Optional<JsonLibrary> library(Class<?> type) {
        return lineage(type).stream()
                .flatMap(each -> JsonLibrary.ofClass(each.getName()).stream())
                .findFirst();
    }

    /** Describes the first annotation of another library that Jackson 3 would ignore when it writes a type. */
    static Optional<String> ignoredAnnotation(Class<?> type) {
        for (Class<?> each : lineage(type)) {
            List<AnnotatedElement> places = new ArrayList<>(List.of(each));
            places.addAll(Arrays.asList(each.getDeclaredFields()));
            places.addAll(Arrays.asList(each.getDeclaredMethods()));
            for (AnnotatedElement place : places) {
                Optional<String> found = ignoredAnnotation(each, place);
                if (found.isPresent()) {
                    return found;
                }
            }
        }
        return Optional.empty();
    }

    private static Optional<String> ignoredAnnotation(Class<?> type, AnnotatedElement place) {
        List<String> names = Arrays.stream(place.getDeclaredAnnotations())
                .map(Annotation::annotationType)
                .map(Class::getName)
                .toList();
        for (String name : names) {
            Optional<JsonLibrary> library = JsonLibrary.ofAnnotation(name, JsonLibrary.Direction.WRITTEN)
                    .filter(ignored -> names.stream().noneMatch(other -> ignored.isRepeatedBy(name, other)));
            if (library.isPresent()) {
                String shown =
                        place instanceof Member member ? type.getName() + "." + member.getName() : type.getName();
                return Optional.of("@" + name.substring(name.lastIndexOf('.') + 1) + " on " + shown
                        + " is an annotation of " + library.get().shownName() + ", which Jackson 3 ignores. "
                        + library.get().remedy(name));
            }
        }
        return Optional.empty();
    }

    /** Returns a type with its supertypes outside the JDK. */
    private static Set<Class<?>> lineage(Class<?> type) {
        Set<Class<?>> found = new LinkedHashSet<>();
        collect(type, found);
        return found;
    }

    private static void collect(Class<?> type, Set<Class<?>> found) {
        if (type.getName().startsWith("java.") || !found.add(type)) {
            return;
        }
        if (type.getSuperclass() != null) {
            collect(type.getSuperclass(), found);
        }
        for (Class<?> parent : type.getInterfaces()) {
            collect(parent, found);
        }
    }
}
