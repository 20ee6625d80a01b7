package io.openbroker.processor.read.handler;

import io.openbroker.catalog.json.JsonLibrary;
import io.openbroker.processor.diagnostic.SourceRef;
import io.openbroker.processor.model.handler.IgnoredAnnotation;
import io.openbroker.processor.read.annotation.TypeReader;
import io.openbroker.processor.read.schema.JacksonAnnotations;
import io.openbroker.processor.read.schema.PropertyAnnotations;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.WildcardType;

/**
 * Finds annotations that Jackson 3 ignores, because they are those of other libraries that map JSON, on a type that it reads or
 * writes and on all types in that. For one such type.
 */
final class IgnoredAnnotations {

    /** Types whose members are none of the user's. */
    private static final List<String> LIBRARIES =
            List.of("java.", "javax.", "io.openbroker.model.", "io.openbroker.runtime.", "tools.jackson.");

    private final JsonLibrary.Direction direction;
    private final List<IgnoredAnnotation> found = new ArrayList<>();
    private final Set<String> seen = new HashSet<>();

    private IgnoredAnnotations(JsonLibrary.Direction direction) {
        this.direction = direction;
    }

    /** Those on a type, and on the types of its members. */
    static List<IgnoredAnnotation> of(TypeMirror type, JsonLibrary.Direction direction) {
        IgnoredAnnotations search = new IgnoredAnnotations(direction);
        search.type(type);
        return search.found;
    }

    private void type(TypeMirror type) {
        if (type instanceof ArrayType array) {
            type(array.getComponentType());
        }
        if (type instanceof WildcardType wildcard && wildcard.getExtendsBound() != null) {
            type(wildcard.getExtendsBound());
        }
        TypeReader.arguments(type).forEach(this::type);
        Optional<TypeElement> element = TypeReader.element(type);
        if (element.isPresent()) {
            String name = element.get().getQualifiedName().toString();
            boolean ofLibrary = LIBRARIES.stream().anyMatch(name::startsWith)
                    || JsonLibrary.ofClass(name).isPresent();
            if (!ofLibrary && seen.add(name)) {
                members(element.get());
            }
        }
    }

    private void members(TypeElement type) {
        annotations(type, type);
        for (Element member : type.getEnclosedElements()) {
            annotations(member, type);
            if (member.getKind() == ElementKind.FIELD) {
                type(member.asType());
            } else if (member instanceof ExecutableElement executable) {
                executable.getParameters().forEach(parameter -> annotations(parameter, type));
                if (isGetter(executable)) {
                    type(executable.getReturnType());
                }
            }
        }
        type(type.getSuperclass());
        type.getInterfaces().forEach(this::type);
        type.getPermittedSubclasses().forEach(this::type);
        JacksonAnnotations.subTypes(type).forEach(this::type);
    }

    private static boolean isGetter(ExecutableElement method) {
        String name = method.getSimpleName().toString();
        return method.getParameters().isEmpty() && (name.startsWith("get") || name.startsWith("is"));
    }

    private void annotations(Element place, TypeElement type) {
        List<? extends AnnotationMirror> all = place.getAnnotationMirrors();
        for (AnnotationMirror annotation : all) {
            String name = PropertyAnnotations.name(annotation);
            JsonLibrary.ofAnnotation(name, direction)
                    .filter(library -> all.stream()
                            .noneMatch(other -> library.isRepeatedBy(name, PropertyAnnotations.name(other))))
                    .ifPresent(library -> add(annotation, library, place, type));
        }
    }

    private void add(AnnotationMirror annotation, JsonLibrary library, Element place, TypeElement type) {
        String shown = place == type || place.getKind() == ElementKind.CONSTRUCTOR
                ? type.getSimpleName().toString()
                : type.getSimpleName() + "." + place.getSimpleName();
        String simpleName = PropertyAnnotations.simpleName(annotation);
        // Components of records have copies on fields, accessors and parameters; of these the compiler points at
        // fields.
        if (place.getKind() != ElementKind.RECORD_COMPONENT && seen.add(shown + "@" + simpleName)) {
            found.add(new IgnoredAnnotation(
                    simpleName,
                    shown,
                    library.shownName(),
                    library.remedy(PropertyAnnotations.name(annotation)),
                    SourceRef.of(place)));
        }
    }
}
