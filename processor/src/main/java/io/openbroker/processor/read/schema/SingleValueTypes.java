package io.openbroker.processor.read.schema;

import io.openbroker.processor.read.compiled.JavadocText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.ExecutableType;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Types;

/**
 * Finds the value of types whose JSON is that of one value, without an object around it: of those with a delegating constructor,
 * and of records whose only component has {@code @JsonValue}.
 */
final class SingleValueTypes {

    private final Types types;
    private final RecordMembers records;

    SingleValueTypes(Types types, JavadocText javadoc) {
        this.types = types;
        this.records = new RecordMembers(types, javadoc);
    }

    static boolean isOne(TypeElement type) {
        return Set.of(ElementKind.RECORD, ElementKind.CLASS).contains(type.getKind())
                && (delegating(type).isPresent() || isWrapper(type));
    }

    /** The value of a type that {@link #isOne is one}. */
    ObjectMember of(DeclaredType type) {
        TypeElement element = (TypeElement) type.asElement();
        if (element.getRecordComponents().size() == 1) {
            return records.of(type).get(0);
        }
        ExecutableElement constructor = delegating(element).orElseThrow();
        Element parameter = constructor.getParameters().get(0);
        List<Element> declarations = new ArrayList<>(List.of(parameter));
        ElementFilter.fieldsIn(element.getEnclosedElements()).stream()
                .filter(field -> isJsonValue(field) && types.isSameType(erased(field), erased(parameter)))
                .forEach(declarations::add);
        return new ObjectMember(
                parameter.getSimpleName().toString(),
                ((ExecutableType) types.asMemberOf(type, constructor))
                        .getParameterTypes()
                        .get(0),
                declarations,
                "",
                false);
    }

    private TypeMirror erased(Element declaration) {
        return types.erasure(declaration.asType());
    }

    private static Optional<ExecutableElement> delegating(TypeElement type) {
        return ElementFilter.constructorsIn(type.getEnclosedElements()).stream()
                .filter(constructor -> constructor.getParameters().size() == 1)
                .filter(constructor -> creators(constructor)
                        .anyMatch(creator -> JacksonAnnotations.mode(creator).equals("DELEGATING")))
                .findFirst();
    }

    /** Without a creator that says otherwise, Jackson makes such a record of what it would write for it. */
    private static boolean isWrapper(TypeElement type) {
        return type.getRecordComponents().size() == 1
                && type.getEnclosedElements().stream()
                        .noneMatch(member -> creators(member).findFirst().isPresent())
                && isJsonValue(type.getRecordComponents().get(0).getAccessor());
    }

    private static boolean isJsonValue(Element accessor) {
        return PropertyAnnotations.of(List.of(accessor, accessor.asType()))
                .isSet(JacksonAnnotations.VALUE, "value", true);
    }

    private static Stream<? extends AnnotationMirror> creators(Element member) {
        return member.getAnnotationMirrors().stream()
                .filter(annotation -> PropertyAnnotations.name(annotation).equals(JacksonAnnotations.CREATOR));
    }
}
