package io.openbroker.processor.read;

import io.openbroker.annotation.Parameters;
import io.openbroker.annotation.Plan;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.WildcardType;
import javax.lang.model.util.ElementFilter;

/** Finds what the compiler cannot make out in those parts of a broker class that the processor reads. */
final class UnresolvedTypes {

    /** What the compiler says instead of the value of a member that it cannot make out. */
    private static final String ERROR_VALUE = "<error>";

    private final Set<String> found = new LinkedHashSet<>();

    private UnresolvedTypes() {}

    /** The types' names, and the annotations that lack something, in the order of the source. */
    static List<String> of(TypeElement broker) {
        UnresolvedTypes search = new UnresolvedTypes();
        for (AnnotationReader offering : OfferingReader.annotations(broker)) {
            search.annotation("@ServiceOffering", offering);
            OfferingReader.plans(offering).ifPresent(search::plans);
        }
        for (ExecutableElement method : ElementFilter.methodsIn(broker.getEnclosedElements())) {
            HandlerReader.operations(method).forEach(operation -> search.handler(method, operation));
        }
        return List.copyOf(search.found);
    }

    private void plans(TypeElement planEnum) {
        for (Element constant : planEnum.getEnclosedElements()) {
            AnnotationReader.find(constant, Plan.class.getName())
                    .ifPresent(plan -> annotation("@Plan of " + constant.getSimpleName(), plan));
        }
    }

    private void annotation(String name, AnnotationReader annotation) {
        annotation.missingMembers().forEach(member -> found.add("\"" + member + "\" of " + name));
        if (annotation.allValues().stream()
                .anyMatch(value -> value.toString().equals(ERROR_VALUE)
                        || ERROR_VALUE.equals(value.getValue())
                        || (value.getValue() instanceof TypeMirror type && type.getKind() == TypeKind.ERROR))) {
            found.add("a value in " + name);
        }
        for (String member : List.of("maintenance", "costs", "metadata", "dashboardClient", "amount")) {
            annotation.annotations(member).forEach(inner -> annotation("\"" + member + "\" in " + name, inner));
        }
    }

    private void handler(ExecutableElement method, io.openbroker.model.OsbOperation operation) {
        annotation(
                "@" + operation.handler().orElseThrow().getSimpleName(), HandlerReader.annotation(method, operation));
        List<TypeMirror> types = new ArrayList<>(method.getThrownTypes());
        types.add(method.getReturnType());
        for (VariableElement parameter : method.getParameters()) {
            types.add(parameter.asType());
            if (AnnotationReader.find(parameter, Parameters.class.getName()).isPresent()) {
                members(parameter.asType(), new HashSet<>());
            }
        }
        types.forEach(this::type);
    }

    /** What a schema would be derived from. */
    private void members(TypeMirror type, Set<String> seen) {
        if (type instanceof ArrayType array) {
            members(array.getComponentType(), seen);
        }
        TypeReader.arguments(type).forEach(argument -> members(argument, seen));
        TypeReader.element(type)
                .filter(element -> !element.getQualifiedName().toString().startsWith("java.")
                        && seen.add(element.getQualifiedName().toString()))
                .ifPresent(element -> {
                    for (VariableElement field : ElementFilter.fieldsIn(element.getEnclosedElements())) {
                        type(field.asType());
                        members(field.asType(), seen);
                    }
                    element.getPermittedSubclasses().forEach(variant -> members(variant, seen));
                });
    }

    private void type(TypeMirror type) {
        if (type.getKind() == TypeKind.ERROR) {
            found.add("the type " + type);
        } else if (type instanceof DeclaredType declared) {
            declared.getTypeArguments().forEach(this::type);
        } else if (type instanceof ArrayType array) {
            type(array.getComponentType());
        } else if (type instanceof WildcardType wildcard) {
            bound(wildcard.getExtendsBound());
            bound(wildcard.getSuperBound());
        }
    }

    private void bound(@org.jspecify.annotations.Nullable TypeMirror bound) {
        if (bound != null) {
            type(bound);
        }
    }
}
