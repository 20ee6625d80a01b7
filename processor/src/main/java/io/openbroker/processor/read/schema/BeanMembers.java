package io.openbroker.processor.read.schema;

import io.openbroker.processor.read.annotation.AnnotationReader;
import io.openbroker.processor.read.annotation.TypeReader;
import io.openbroker.processor.read.compiled.CompiledTypes;
import io.openbroker.processor.read.compiled.JavadocText;
import io.openbroker.processor.read.kotlin.KotlinConstructor;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.ExecutableType;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Types;

/** Finds the properties of a bean: what its annotated constructor, its setters and its fields take. */
public final class BeanMembers {

    private final Types types;
    private final CompiledTypes compiled;
    private final JavadocText javadoc;

    public BeanMembers(Types types, CompiledTypes compiled, JavadocText javadoc) {
        this.compiled = compiled;
        this.types = types;
        this.javadoc = javadoc;
    }

    /** Why Jackson cannot make an object of the class; none if it can. */
    static Optional<String> obstacle(TypeElement type) {
        Optional<ExecutableElement> creator = creator(type);
        if (creator.isEmpty() && KotlinConstructor.of(type).isPresent()) {
            return Optional.empty();
        }
        if (creator.isPresent()) {
            return creator.get().getParameters().stream()
                            .allMatch(parameter -> !named(parameter).isEmpty())
                    ? Optional.empty()
                    : Optional.of("a parameter of its @JsonCreator has no @JsonProperty with a name");
        }
        if (type.getModifiers().contains(Modifier.ABSTRACT)) {
            return Optional.of("it is abstract and has neither @JsonTypeInfo nor a static method with @JsonCreator");
        }
        return ElementFilter.constructorsIn(type.getEnclosedElements()).stream()
                        .anyMatch(constructor -> constructor.getParameters().isEmpty())
                ? Optional.empty()
                : Optional.of("it has neither a constructor without parameters nor one with @JsonCreator");
    }

    /** Whether a class has fields that are for JSON, but none that JSON can set. */
    public boolean lacksProperties(DeclaredType type) {
        Map<String, List<Element>> declarations = new LinkedHashMap<>();
        Map<String, TypeMirror> settable = new LinkedHashMap<>();
        collectAll(type, declarations, settable);
        Set<String> ignored = JacksonAnnotations.ignoredProperties((TypeElement) type.asElement())
                .names();
        return settable.isEmpty()
                && declarations.entrySet().stream()
                        .anyMatch(each -> !ignored.contains(each.getKey())
                                && !isIgnored(each.getValue())
                                && !ElementFilter.fieldsIn(each.getValue()).isEmpty());
    }

    /** Whether a class has setters of different types for one property; which one is called, only Jackson knows. */
    static boolean hasRivalSetters(ObjectMember member) {
        Map<Element, Long> setters = ElementFilter.methodsIn(member.declarations()).stream()
                .filter(AccessorNames::isSetter)
                .collect(Collectors.groupingBy(Element::getEnclosingElement, Collectors.counting()));
        return setters.values().stream().anyMatch(number -> number > 1);
    }

    private static boolean isIgnored(List<Element> places) {
        return places.stream()
                .flatMap(place -> AnnotationReader.find(place, JacksonAnnotations.IGNORE).stream())
                .anyMatch(ignore -> ignore.flag("value").value());
    }

    List<ObjectMember> of(DeclaredType type) {
        Map<String, List<Element>> declarations = new LinkedHashMap<>();
        Map<String, TypeMirror> settable = new LinkedHashMap<>();
        Map<String, Boolean> constructed = collectAll(type, declarations, settable);
        List<ObjectMember> members = new ArrayList<>();
        settable.forEach((name, value) -> {
            List<Element> places = declarations.getOrDefault(name, List.of());
            boolean defaults = constructed.getOrDefault(name, true);
            String text = description((TypeElement) type.asElement(), name, places);
            members.add(new ObjectMember(name, value, places, text, defaults));
        });
        return members;
    }

    /** Collects all properties, and tells which of them the constructor takes, and whether it has a value of its own for them. */
    private Map<String, Boolean> collectAll(
            DeclaredType type, Map<String, List<Element>> declarations, Map<String, TypeMirror> settable) {
        TypeElement element = (TypeElement) type.asElement();
        Map<String, Boolean> constructed = new HashMap<>();
        Optional<ExecutableElement> creator = creator(element);
        if (creator.isPresent()) {
            for (VariableElement parameter : creator.get().getParameters()) {
                String name = named(parameter);
                settable.put(name, parameter.asType());
                constructed.put(name, false);
                add(declarations, name, parameter);
            }
        } else {
            for (KotlinConstructor.Parameter parameter : KotlinConstructor.of(element)
                    .map(KotlinConstructor::parameters)
                    .orElse(List.of())) {
                settable.put(parameter.name(), parameter.element().asType());
                constructed.put(parameter.name(), parameter.hasDefault());
                add(declarations, parameter.name(), parameter.element());
            }
        }
        collect(type, AccessorNames.of(element), declarations, settable);
        return constructed;
    }

    private void collect(
            DeclaredType type,
            AccessorNames names,
            Map<String, List<Element>> declarations,
            Map<String, TypeMirror> settable) {
        for (TypeMirror parent : types.directSupertypes(type)) {
            if (parent instanceof DeclaredType declared && !TypeReader.is(parent, Object.class)) {
                collect(declared, names, declarations, settable);
            }
        }
        List<? extends Element> members = compiled.members((TypeElement) type.asElement());
        for (VariableElement field : ElementFilter.fieldsIn(members)) {
            String name = field.getSimpleName().toString();
            if (!isOneOf(field, Set.of(Modifier.STATIC, Modifier.TRANSIENT))) {
                add(declarations, name, field);
                if (isSetDirectly(field, members, names)) {
                    settable.put(name, types.asMemberOf(type, field));
                }
            }
        }
        for (ExecutableElement method : ElementFilter.methodsIn(members)) {
            String name = names.property(method);
            if (!name.isEmpty()) {
                add(declarations, name, method);
            }
            if (!name.isEmpty() && AccessorNames.isSetter(method)) {
                add(declarations, name, method.getParameters().get(0));
                settable.put(
                        name,
                        ((ExecutableType) types.asMemberOf(type, method))
                                .getParameterTypes()
                                .get(0));
            }
        }
    }

    /** Jackson sets public and annotated fields, and those that have a getter. */
    private static boolean isSetDirectly(VariableElement field, List<? extends Element> members, AccessorNames names) {
        String name = field.getSimpleName().toString();
        return !field.getModifiers().contains(Modifier.FINAL)
                && (field.getModifiers().contains(Modifier.PUBLIC)
                        || AnnotationReader.find(field, JacksonAnnotations.PROPERTY)
                                .isPresent()
                        || ElementFilter.methodsIn(members).stream()
                                .anyMatch(method -> !AccessorNames.isSetter(method)
                                        && method.getModifiers().contains(Modifier.PUBLIC)
                                        && names.property(method).equals(name)));
    }

    /** The constructor or static method that makes an object of named values. */
    private static Optional<ExecutableElement> creator(TypeElement type) {
        return type.getEnclosedElements().stream()
                .filter(member -> member.getKind() == ElementKind.CONSTRUCTOR
                        || (member.getKind() == ElementKind.METHOD && isOneOf(member, Set.of(Modifier.STATIC))))
                .filter(member -> AnnotationReader.find(member, JacksonAnnotations.CREATOR)
                        .isPresent())
                .map(ExecutableElement.class::cast)
                .findFirst();
    }

    private static String named(VariableElement parameter) {
        return AnnotationReader.find(parameter, JacksonAnnotations.PROPERTY)
                .map(property -> property.text("value").value())
                .orElse("");
    }

    private static boolean isOneOf(Element element, Set<Modifier> modifiers) {
        return element.getModifiers().stream().anyMatch(modifiers::contains);
    }

    private static void add(Map<String, List<Element>> declarations, String name, Element declaration) {
        declarations.computeIfAbsent(name, key -> new ArrayList<>()).add(declaration);
    }

    private String description(TypeElement type, String name, List<Element> places) {
        return Stream.concat(places.stream().map(javadoc::description), Stream.of(javadoc.parameter(type, name)))
                .filter(text -> !text.isEmpty())
                .findFirst()
                .orElse("");
    }
}
