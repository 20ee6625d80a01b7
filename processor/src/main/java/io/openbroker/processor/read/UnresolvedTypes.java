package io.openbroker.processor.read;

import io.openbroker.annotation.Broker;
import io.openbroker.annotation.Parameters;
import io.openbroker.annotation.Plan;
import io.openbroker.model.OsbOperation;
import io.openbroker.processor.read.BrokerReader.Readiness;
import io.openbroker.processor.read.annotation.AnnotationReader;
import io.openbroker.processor.read.annotation.OfferingReader;
import io.openbroker.processor.read.annotation.TypeReader;
import io.openbroker.processor.read.handler.HandlerReader;
import io.openbroker.processor.read.schema.JacksonAnnotations;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.WildcardType;
import javax.lang.model.util.ElementFilter;
import org.jspecify.annotations.Nullable;

/**
 * Finds what the compiler cannot make out in those parts of a broker class that the processor reads. The compiler itself reports
 * all of it; so it matters only whether there is any.
 */
final class UnresolvedTypes {

    /** The compiler's substitute for a value that it cannot resolve. */
    private static final String ERROR_VALUE = "<error>";

    private final UnknownAnnotations unknown;
    private final GeneratedMembers generated;
    /** Whether the offering is one of several. javac stops at the end of the round after a value that it cannot make out in one. */
    private boolean repeated;

    /** Whether something is missing that another processor may be about to generate. */
    private boolean unresolved;
    /** Whether an annotation or a type is used in a way that nobody but the user can mend, such as with a member missing. */
    private boolean incomplete;
    /** Whether another processor may still add members to a type of parameters that has all that it names. */
    private boolean unfinished;

    private UnresolvedTypes(UnknownAnnotations unknown, GeneratedMembers generated) {
        this.unknown = unknown;
        this.generated = generated;
    }

    /** Whether a class can be read. */
    static Readiness readiness(TypeElement broker, UnknownAnnotations unknown, GeneratedMembers generated) {
        UnresolvedTypes search = new UnresolvedTypes(unknown, generated);
        search.unresolved = unknown.in(broker);
        search.annotation(broker, Broker.class);
        List<AnnotationReader> offerings = OfferingReader.annotations(broker);
        for (AnnotationReader offering : offerings) {
            search.repeated = offerings.size() > 1;
            search.annotation(offering);
            search.repeated = false;
            Optional<TypeElement> plans = OfferingReader.plans(offering);
            if (plans.isPresent()) {
                search.plans(plans.get());
            }
        }
        for (ExecutableElement method : ElementFilter.methodsIn(broker.getEnclosedElements())) {
            for (OsbOperation operation : HandlerReader.operations(method)) {
                search.handler(method, operation);
            }
        }
        if (search.incomplete) {
            return Readiness.INCOMPLETE;
        }
        if (search.unresolved) {
            return Readiness.UNRESOLVED;
        }
        return search.unfinished ? Readiness.UNFINISHED : Readiness.READY;
    }

    private void plans(TypeElement planEnum) {
        unresolved |= unknown.in(planEnum);
        for (Element constant : planEnum.getEnclosedElements()) {
            annotation(constant, Plan.class);
        }
    }

    private void annotation(Element element, Class<?> type) {
        Optional<AnnotationReader> annotation = AnnotationReader.find(element, type.getName());
        if (annotation.isPresent()) {
            annotation(annotation.get());
        }
    }

    /** Those of the declaration of something that a schema would be derived from, and those in its type. */
    private void annotations(Element element, TypeMirror type) {
        for (AnnotationReader annotation : AnnotationReader.all(element)) {
            annotation(annotation);
        }
        typeAnnotations(element, type);
    }

    private void typeAnnotations(Element element, TypeMirror type) {
        for (AnnotationReader annotation : AnnotationReader.all(element, type.getAnnotationMirrors())) {
            annotation(annotation);
        }
        for (TypeMirror argument : TypeReader.arguments(type)) {
            typeAnnotations(element, argument);
        }
        if (type instanceof ArrayType array) {
            typeAnnotations(element, array.getComponentType());
        }
    }

    private void annotation(AnnotationReader annotation) {
        if (annotation.isUnknown()) {
            unresolved = true;
            return;
        }
        incomplete |= !annotation.missingMembers().isEmpty();
        annotation.plainValues().forEach((member, values) -> {
            for (AnnotationValue value : values) {
                value(annotation, member, value);
            }
        });
        for (AnnotationReader nested : annotation.nested()) {
            annotation(nested);
        }
    }

    private void value(AnnotationReader annotation, ExecutableElement member, AnnotationValue value) {
        if (value.getValue() instanceof TypeMirror type) {
            unresolved |= type.getKind() == TypeKind.ERROR;
        } else if (ERROR_VALUE.equals(value.getValue()) || value.toString().equals(ERROR_VALUE)) {
            Element element = annotation.source().element();
            boolean mayBeGenerated = takesClasses(member)
                    ? unknown.inClassLiteralsOn(element)
                    : !repeated && takesConstants(member) && unknown.inValuesOn(element);
            unresolved |= mayBeGenerated;
            incomplete |= !mayBeGenerated;
        }
    }

    /**
     * Whether a member takes strings or numbers, for which a constant may be named that is still to be generated. After any other
     * value that is none of the member, but for a class literal, javac stops at the end of the round.
     */
    private static boolean takesConstants(ExecutableElement member) {
        TypeMirror single = single(member);
        return single.getKind().isPrimitive() || TypeReader.is(single, String.class);
    }

    private static boolean takesClasses(ExecutableElement member) {
        return TypeReader.is(single(member), Class.class);
    }

    /** The type of each value. */
    private static TypeMirror single(ExecutableElement member) {
        TypeMirror type = member.getReturnType();
        return type instanceof ArrayType array ? array.getComponentType() : type;
    }

    private void handler(ExecutableElement method, OsbOperation operation) {
        annotation(HandlerReader.annotation(method, operation));
        type(method, method.getReturnType());
        for (TypeMirror thrown : method.getThrownTypes()) {
            unresolved |= hasError(thrown);
        }
        for (VariableElement parameter : method.getParameters()) {
            type(parameter, parameter.asType());
            if (AnnotationReader.find(parameter, Parameters.class.getName()).isPresent()) {
                members(parameter.asType(), new HashSet<>());
            }
        }
    }

    /** The types from which a schema would be derived. */
    private void members(TypeMirror type, Set<String> seen) {
        if (type instanceof ArrayType array) {
            members(array.getComponentType(), seen);
        }
        for (TypeMirror argument : TypeReader.arguments(type)) {
            members(argument, seen);
        }
        Optional<TypeElement> element = TypeReader.element(type);
        if (element.isEmpty()) {
            return;
        }
        String name = element.get().getQualifiedName().toString();
        if (!name.startsWith("java.") && seen.add(name)) {
            members(element.get(), seen);
        }
    }

    private void members(TypeElement element, Set<String> seen) {
        unresolved |= unknown.in(element);
        annotations(element, element.getSuperclass());
        for (VariableElement field : ElementFilter.fieldsIn(element.getEnclosedElements())) {
            annotations(field, field.asType());
            type(field, field.asType());
            members(field.asType(), seen);
        }
        signatures(element);
        unfinished |= generated.mayStillCome(element);
        List<TypeMirror> related = new ArrayList<>(element.getInterfaces());
        related.add(element.getSuperclass());
        related.addAll(element.getPermittedSubclasses());
        related.addAll(JacksonAnnotations.subTypes(element));
        for (TypeMirror each : related) {
            unresolved |= hasError(each);
            members(each, seen);
        }
    }

    /** The members by which Jackson reads a bean. */
    private void signatures(TypeElement bean) {
        for (Element member : bean.getEnclosedElements()) {
            if (member instanceof ExecutableElement executable && unknown.isWritten(member)) {
                annotations(executable, executable.getReturnType());
                type(executable, executable.getReturnType());
                for (VariableElement parameter : executable.getParameters()) {
                    annotations(parameter, parameter.asType());
                    type(parameter, parameter.asType());
                }
            }
        }
    }

    /** The type in a declaration. If all names are known, the user must correct the error, such as the number of type arguments. */
    private void type(Element declaration, TypeMirror type) {
        if (hasError(type)) {
            boolean mayBeGenerated = unknown.inValuesOn(declaration);
            unresolved |= mayBeGenerated;
            incomplete |= !mayBeGenerated;
        }
    }

    private static boolean hasError(@Nullable TypeMirror type) {
        if (type == null) {
            return false;
        }
        if (type.getKind() == TypeKind.ERROR) {
            return true;
        }
        if (type instanceof WildcardType wildcard) {
            return hasError(wildcard.getExtendsBound()) || hasError(wildcard.getSuperBound());
        }
        return type instanceof ArrayType array
                ? hasError(array.getComponentType())
                : TypeReader.arguments(type).stream().anyMatch(UnresolvedTypes::hasError);
    }
}
