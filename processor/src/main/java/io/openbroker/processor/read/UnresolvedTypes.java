package io.openbroker.processor.read;

import io.openbroker.annotation.Broker;
import io.openbroker.annotation.Parameters;
import io.openbroker.annotation.Plan;
import io.openbroker.model.OsbOperation;
import java.util.ArrayList;
import java.util.HashSet;
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

/**
 * Finds what the compiler cannot make out in those parts of a broker class that the processor reads. The compiler itself reports
 * all of it; so it matters only whether there is any.
 */
final class UnresolvedTypes {

    /** What the compiler says instead of the value of a member that it cannot make out. */
    private static final String ERROR_VALUE = "<error>";

    private final UnknownAnnotations unknown;
    private boolean unresolved;
    private boolean incomplete;

    private UnresolvedTypes(UnknownAnnotations unknown) {
        this.unknown = unknown;
    }

    static UnresolvedTypes of(TypeElement broker, UnknownAnnotations unknown) {
        UnresolvedTypes search = new UnresolvedTypes(unknown);
        search.unresolved = unknown.in(broker);
        AnnotationReader.find(broker, Broker.class.getName()).ifPresent(search::annotation);
        for (AnnotationReader offering : OfferingReader.annotations(broker)) {
            search.annotation(offering);
            OfferingReader.plans(offering).ifPresent(search::plans);
        }
        for (ExecutableElement method : ElementFilter.methodsIn(broker.getEnclosedElements())) {
            HandlerReader.operations(method).forEach(operation -> search.handler(method, operation));
        }
        return search;
    }

    /** Whether something is missing that another processor may be about to generate. */
    boolean unresolved() {
        return unresolved;
    }

    /** Whether an annotation lacks a member or has a value of another type, which nobody but the user can mend. */
    boolean incomplete() {
        return incomplete;
    }

    private void plans(TypeElement planEnum) {
        unresolved |= unknown.in(planEnum);
        for (Element constant : planEnum.getEnclosedElements()) {
            AnnotationReader.find(constant, Plan.class.getName()).ifPresent(this::annotation);
        }
    }

    private void annotation(AnnotationReader annotation) {
        incomplete |= !annotation.missingMembers().isEmpty();
        if (hasUnresolvedValue(annotation)) {
            boolean unknownName = unknown.inValuesOn(annotation.source().element());
            unresolved |= unknownName;
            incomplete |= !unknownName;
        }
        for (String member : List.of("maintenance", "costs", "metadata", "dashboardClient", "amount")) {
            annotation.annotations(member).forEach(this::annotation);
        }
    }

    private static boolean hasUnresolvedValue(AnnotationReader annotation) {
        return annotation.allValues().stream()
                .anyMatch(value -> value.toString().equals(ERROR_VALUE)
                        || ERROR_VALUE.equals(value.getValue())
                        || (value.getValue() instanceof TypeMirror type && type.getKind() == TypeKind.ERROR));
    }

    private void handler(ExecutableElement method, OsbOperation operation) {
        annotation(HandlerReader.annotation(method, operation));
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
                    unresolved |= unknown.in(element);
                    for (VariableElement field : ElementFilter.fieldsIn(element.getEnclosedElements())) {
                        type(field.asType());
                        members(field.asType(), seen);
                    }
                    signatures(element);
                    members(element.getSuperclass(), seen);
                    element.getPermittedSubclasses().forEach(variant -> members(variant, seen));
                });
    }

    /** What a bean is read by. */
    private void signatures(TypeElement bean) {
        for (Element member : bean.getEnclosedElements()) {
            if (member instanceof ExecutableElement executable) {
                type(executable.getReturnType());
                executable.getParameters().forEach(parameter -> type(parameter.asType()));
            }
        }
    }

    private void type(TypeMirror type) {
        if (type.getKind() == TypeKind.ERROR) {
            unresolved = true;
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
