package io.openbroker.processor.read.schema;

import io.openbroker.processor.read.annotation.AnnotationReader;
import io.openbroker.processor.read.annotation.TypeReader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.util.ElementFilter;

/** The properties that the getters and setters of a bean are for, by the rules of Jackson 3. */
final class AccessorNames {

    /** Names that only fields spell right: getAName() is for "aName" where there is such a field, and else for "AName". */
    private final Map<String, String> fields;

    private AccessorNames(Map<String, String> fields) {
        this.fields = fields;
    }

    /** The names in a class and in what it inherits. */
    static AccessorNames of(TypeElement type) {
        Set<String> ofFields = new LinkedHashSet<>();
        Set<String> ofMethods = new LinkedHashSet<>();
        List<TypeElement> hierarchy = new ArrayList<>(TypeReader.ancestors(type));
        hierarchy.add(type);
        for (TypeElement each : hierarchy) {
            for (VariableElement field : ElementFilter.fieldsIn(each.getEnclosedElements())) {
                if (isNamedByItself(field)) {
                    ofFields.add(field.getSimpleName().toString());
                }
            }
            for (ExecutableElement method : ElementFilter.methodsIn(each.getEnclosedElements())) {
                ofMethods.add(named(method));
            }
        }
        Map<String, String> fields = new HashMap<>();
        for (String name : ofMethods) {
            if (!ofFields.contains(name)) {
                ofFields.stream()
                        .filter(field ->
                                field.equalsIgnoreCase(name) && !ofMethods.contains(field) && startsWithCapital(field))
                        .findFirst()
                        .ifPresent(field -> fields.put(name, field));
            }
        }
        return new AccessorNames(fields);
    }

    private static boolean isNamedByItself(VariableElement field) {
        Set<Modifier> modifiers = field.getModifiers();
        return !modifiers.contains(Modifier.STATIC)
                && !modifiers.contains(Modifier.TRANSIENT)
                && AnnotationReader.find(field, JacksonAnnotations.PROPERTY)
                        .map(property -> property.text("value").value().isEmpty())
                        .orElse(true);
    }

    private static boolean startsWithCapital(String field) {
        return field.chars().limit(2).anyMatch(Character::isUpperCase);
    }

    /** The property that a method gets or sets; an empty string if it does neither. */
    String property(ExecutableElement method) {
        String name = named(method);
        return fields.getOrDefault(name, name);
    }

    static boolean isSetter(ExecutableElement method) {
        Set<Modifier> modifiers = method.getModifiers();
        return method.getParameters().size() == 1
                && !modifiers.contains(Modifier.STATIC)
                && !modifiers.contains(Modifier.ABSTRACT)
                && (isExplicit(method)
                        || (method.getSimpleName().toString().startsWith("set")
                                && !modifiers.contains(Modifier.PRIVATE)));
    }

    /** Whether an annotation makes a method one of a property, whatever it is called. */
    private static boolean isExplicit(ExecutableElement method) {
        return AnnotationReader.find(method, JacksonAnnotations.PROPERTY)
                .filter(property -> !property.text("value").value().isEmpty())
                .isPresent();
    }

    private static String named(ExecutableElement method) {
        String name = method.getModifiers().contains(Modifier.STATIC) ? "" : byConvention(method);
        boolean unconventional =
                name.isEmpty() && (isSetter(method) || method.getParameters().isEmpty());
        return unconventional && isExplicit(method) ? method.getSimpleName().toString() : name;
    }

    private static String byConvention(ExecutableElement method) {
        String name = method.getSimpleName().toString();
        boolean gets = method.getParameters().isEmpty() && name.startsWith("get") && !name.equals("getClass");
        if (gets || (isSetter(method) && name.startsWith("set"))) {
            return decapitalized(name.substring(3));
        }
        boolean asks = method.getParameters().isEmpty()
                && name.startsWith("is")
                && TypeReader.show(method.getReturnType()).equalsIgnoreCase("boolean");
        return asks ? decapitalized(name.substring(2)) : "";
    }

    /**
     * The first letter becomes small, unless another capital follows: "Name" is name, and "URL" stays. Names that do not begin with a
     * capital, as in settle(), are not those of properties.
     */
    private static String decapitalized(String name) {
        if (name.isEmpty() || !Character.isLetter(name.charAt(0)) || Character.isLowerCase(name.charAt(0))) {
            return "";
        }
        boolean acronym = name.length() > 1 && Character.isUpperCase(name.charAt(1));
        return acronym ? name : Character.toLowerCase(name.charAt(0)) + name.substring(1);
    }
}
