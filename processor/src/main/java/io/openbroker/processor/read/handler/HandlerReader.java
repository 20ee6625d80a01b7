package io.openbroker.processor.read.handler;

import io.openbroker.annotation.Async;
import io.openbroker.annotation.Parameters;
import io.openbroker.catalog.json.JsonLibrary;
import io.openbroker.model.OsbOperation;
import io.openbroker.processor.diagnostic.SourceRef;
import io.openbroker.processor.model.Setting;
import io.openbroker.processor.model.handler.HandlerModel;
import io.openbroker.processor.model.handler.HandlerParameter;
import io.openbroker.processor.model.handler.HandlerTrait;
import io.openbroker.processor.model.handler.IgnoredAnnotation;
import io.openbroker.processor.read.annotation.AnnotationReader;
import io.openbroker.processor.read.annotation.TypeReader;
import io.openbroker.processor.read.kotlin.KotlinFunctions;
import java.lang.annotation.Annotation;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;

/** Reads the handlers of a class. */
public final class HandlerReader {

    /** The annotations of all operations. */
    public static final Set<Class<? extends Annotation>> ANNOTATIONS;

    private static final Map<String, OsbOperation> OPERATIONS;

    static {
        Set<Class<? extends Annotation>> annotations = new HashSet<>();
        Map<String, OsbOperation> operations = new HashMap<>();
        for (OsbOperation operation : OsbOperation.values()) {
            if (operation.handler().isPresent()) {
                annotations.add(operation.handler().get());
                operations.put(operation.handler().get().getName(), operation);
            }
        }
        ANNOTATIONS = Set.copyOf(annotations);
        OPERATIONS = Map.copyOf(operations);
    }

    private final TypeReader types;
    private final ParameterReader parameters;
    private final ResultReader results;
    private final BindingPermissions parts;

    public HandlerReader(TypeReader types, ParameterReader parameters, ResultReader results, BindingPermissions parts) {
        this.types = types;
        this.parameters = parameters;
        this.results = results;
        this.parts = parts;
    }

    public List<HandlerModel> read(TypeElement type) {
        List<HandlerModel> handlers = new ArrayList<>();
        for (ExecutableElement method : ElementFilter.methodsIn(type.getEnclosedElements())) {
            for (OsbOperation operation : operations(method)) {
                handlers.add(read(method, operation));
            }
        }
        return handlers;
    }

    /** The methods of a class that have the annotation of an operation. */
    public static List<ExecutableElement> methods(TypeElement type) {
        List<ExecutableElement> found = new ArrayList<>();
        for (ExecutableElement method : ElementFilter.methodsIn(type.getEnclosedElements())) {
            if (!operations(method).isEmpty()) {
                found.add(method);
            }
        }
        return found;
    }

    /** The classes of the parameters of a class's handlers, each once. */
    public static Set<TypeElement> parameterTypes(TypeElement type) {
        Set<TypeElement> found = new LinkedHashSet<>();
        for (ExecutableElement method : methods(type)) {
            for (VariableElement parameter : method.getParameters()) {
                TypeReader.element(parameter.asType()).ifPresent(found::add);
            }
        }
        return found;
    }

    /** The operations whose annotations a method has. */
    public static List<OsbOperation> operations(Element method) {
        Set<OsbOperation> operations = EnumSet.noneOf(OsbOperation.class);
        for (AnnotationMirror annotation : method.getAnnotationMirrors()) {
            OsbOperation operation = OPERATIONS.get(
                    AnnotationReader.type(annotation).getQualifiedName().toString());
            if (operation != null) {
                operations.add(operation);
            }
        }
        return List.copyOf(operations);
    }

    public static AnnotationReader annotation(Element method, OsbOperation operation) {
        return AnnotationReader.find(method, operation.handler().orElseThrow().getName())
                .orElseThrow();
    }

    private HandlerModel read(ExecutableElement method, OsbOperation operation) {
        AnnotationReader annotation = annotation(method, operation);
        List<HandlerParameter> read = new ArrayList<>();
        Optional<TypeMirror> suspended = KotlinFunctions.suspendedResult(method);
        List<? extends VariableElement> all = method.getParameters();
        for (VariableElement parameter : suspended.isPresent() ? all.subList(0, all.size() - 1) : all) {
            read.add(parameters.read(parameter));
        }
        return new HandlerModel(
                operation,
                method.getSimpleName().toString(),
                SourceRef.of(method),
                traits(method),
                thrown(method),
                read,
                results.read(suspended.orElse(method.getReturnType())),
                operation.mutates()
                        ? annotation.constant("async", Async.class)
                        : new Setting<>(Async.NEVER, false, annotation.source()),
                annotation.texts("offering"),
                ignored(method),
                operation == OsbOperation.BIND ? parts.needs(method) : Set.of());
    }

    private static List<IgnoredAnnotation> ignored(ExecutableElement method) {
        List<IgnoredAnnotation> found =
                new ArrayList<>(IgnoredAnnotations.of(method.getReturnType(), JsonLibrary.Direction.WRITTEN));
        for (VariableElement parameter : method.getParameters()) {
            if (AnnotationReader.find(parameter, Parameters.class.getName()).isPresent()) {
                found.addAll(IgnoredAnnotations.of(parameter.asType(), JsonLibrary.Direction.READ));
            }
        }
        return found;
    }

    private static Set<HandlerTrait> traits(ExecutableElement method) {
        Set<HandlerTrait> traits = EnumSet.noneOf(HandlerTrait.class);
        for (HandlerTrait trait : HandlerTrait.values()) {
            boolean present = switch (trait) {
                case PRIVATE -> method.getModifiers().contains(Modifier.PRIVATE);
                case STATIC -> method.getModifiers().contains(Modifier.STATIC);
                case GENERIC -> !method.getTypeParameters().isEmpty();
                case VARARGS -> method.isVarArgs();
                case SUSPENDING -> KotlinFunctions.suspendedResult(method).isPresent();
            };
            if (present) {
                traits.add(trait);
            }
        }
        return traits;
    }

    private List<String> thrown(ExecutableElement method) {
        List<String> found = new ArrayList<>();
        for (TypeMirror type : method.getThrownTypes()) {
            if (TypeReader.element(type).isPresent()
                    && !types.isA(type, Exception.class)
                    && !types.isA(type, Error.class)) {
                found.add(TypeReader.show(type));
            }
        }
        return found;
    }
}
