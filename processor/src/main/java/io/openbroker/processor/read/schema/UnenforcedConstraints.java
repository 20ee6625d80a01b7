package io.openbroker.processor.read.schema;

import io.openbroker.processor.read.annotation.AnnotationReader;
import io.openbroker.processor.read.annotation.TypeReader;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.lang.model.element.Element;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.ElementFilter;

/** Finds constraints that are on no property, where a schema has no place for them: on a type, or on what gives no property. */
final class UnenforcedConstraints {

    private UnenforcedConstraints() {}

    /** Reports those of a type and of what it inherits, each once, although components of records have copies. */
    static void check(TypeElement type, Collection<ObjectMember> members, SchemaProblems problems) {
        Set<Element> read = new HashSet<>();
        members.forEach(member -> read.addAll(member.declarations()));
        List<TypeElement> types = new ArrayList<>(List.of(type));
        types.addAll(TypeReader.ancestors(type));
        Set<String> seen = new HashSet<>();
        for (TypeElement each : types) {
            for (Element place : places(each, read)) {
                PropertyAnnotations.of(List.of(place)).all().stream()
                        .filter(annotation -> Constraints.isConstraint(annotation)
                                && seen.add(each + "." + place.getSimpleName() + annotation))
                        .forEach(annotation -> problems.add(annotation, place, each, reason(place)));
            }
        }
    }

    private static String reason(Element place) {
        return switch (place.getKind()) {
            case METHOD -> "the method belongs to no property, so it would not be enforced";
            case FIELD -> "JSON cannot set the field, so it would not be enforced";
            default -> Constraints.NO_KEYWORD;
        };
    }

    private static List<Element> places(TypeElement type, Set<Element> read) {
        List<Element> places = new ArrayList<>(List.of(type));
        List<Element> members = new ArrayList<>(ElementFilter.methodsIn(type.getEnclosedElements()));
        members.addAll(ElementFilter.fieldsIn(type.getEnclosedElements()));
        for (Element member : members) {
            boolean left = member.getModifiers().contains(Modifier.STATIC)
                    || read.contains(member)
                    || (!ElementFilter.fieldsIn(List.of(member)).isEmpty() && isIgnored(member));
            if (!left) {
                places.add(member);
            }
        }
        return places;
    }

    private static boolean isIgnored(Element field) {
        return AnnotationReader.find(field, JacksonAnnotations.IGNORE).isPresent();
    }
}
