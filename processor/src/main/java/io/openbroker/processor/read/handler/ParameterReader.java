package io.openbroker.processor.read.handler;

import io.openbroker.annotation.BindingId;
import io.openbroker.annotation.InstanceId;
import io.openbroker.annotation.OperationId;
import io.openbroker.annotation.Parameters;
import io.openbroker.annotation.PlanId;
import io.openbroker.annotation.ServiceId;
import io.openbroker.model.BindRequest;
import io.openbroker.model.BindResource;
import io.openbroker.model.Context;
import io.openbroker.model.DeprovisionRequest;
import io.openbroker.model.FetchBindingRequest;
import io.openbroker.model.FetchInstanceRequest;
import io.openbroker.model.LastBindingOperationRequest;
import io.openbroker.model.LastOperationRequest;
import io.openbroker.model.MaintenanceInfo;
import io.openbroker.model.OriginatingIdentity;
import io.openbroker.model.OsbOperation;
import io.openbroker.model.Platform;
import io.openbroker.model.PreviousValues;
import io.openbroker.model.Progress;
import io.openbroker.model.ProvisionRequest;
import io.openbroker.model.RequestIdentity;
import io.openbroker.model.UnbindRequest;
import io.openbroker.model.UpdateRequest;
import io.openbroker.processor.diagnostic.SourceRef;
import io.openbroker.processor.model.RuntimeNames;
import io.openbroker.processor.model.handler.HandlerInput;
import io.openbroker.processor.model.handler.HandlerParameter;
import io.openbroker.processor.model.handler.HandlerParameter.Reason;
import io.openbroker.processor.read.annotation.ClassReader;
import io.openbroker.processor.read.annotation.TypeReader;
import io.openbroker.processor.read.schema.ParametersSchemaReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.WildcardType;
import javax.lang.model.util.Elements;

/** Reads a handler's parameter: what it asks for follows from its annotation, or else from its type. */
public final class ParameterReader {

    private static final Map<String, HandlerInput> IDS = Map.of(
            InstanceId.class.getName(), HandlerInput.INSTANCE_ID,
            BindingId.class.getName(), HandlerInput.BINDING_ID,
            ServiceId.class.getName(), HandlerInput.SERVICE_ID,
            PlanId.class.getName(), HandlerInput.PLAN_ID,
            OperationId.class.getName(), HandlerInput.OPERATION_ID);

    private static final Map<String, HandlerInput> VALUES = Map.of(
            Context.class.getName(), HandlerInput.CONTEXT,
            RequestIdentity.class.getName(), HandlerInput.REQUEST_IDENTITY,
            Platform.class.getName(), HandlerInput.PLATFORM,
            PreviousValues.class.getName(), HandlerInput.PREVIOUS_VALUES,
            BindResource.class.getName(), HandlerInput.BIND_RESOURCE,
            Progress.class.getName(), HandlerInput.PROGRESS);

    private static final Map<String, HandlerInput> OPTIONAL_VALUES = Map.of(
            OriginatingIdentity.class.getName(), HandlerInput.ORIGINATING_IDENTITY,
            MaintenanceInfo.class.getName(), HandlerInput.MAINTENANCE_INFO);

    private static final Map<String, OsbOperation> REQUESTS = Map.of(
            ProvisionRequest.class.getName(), OsbOperation.PROVISION,
            UpdateRequest.class.getName(), OsbOperation.UPDATE,
            DeprovisionRequest.class.getName(), OsbOperation.DEPROVISION,
            BindRequest.class.getName(), OsbOperation.BIND,
            UnbindRequest.class.getName(), OsbOperation.UNBIND,
            FetchInstanceRequest.class.getName(), OsbOperation.FETCH_INSTANCE,
            FetchBindingRequest.class.getName(), OsbOperation.FETCH_BINDING,
            LastOperationRequest.class.getName(), OsbOperation.LAST_OPERATION,
            LastBindingOperationRequest.class.getName(), OsbOperation.LAST_BINDING_OPERATION);

    private final Elements elements;
    private final TypeReader types;
    private final ClassReader classes;
    private final ParametersSchemaReader schemas;

    public ParameterReader(Elements elements, TypeReader types, ClassReader classes, ParametersSchemaReader schemas) {
        this.elements = elements;
        this.types = types;
        this.classes = classes;
        this.schemas = schemas;
    }

    HandlerParameter read(VariableElement parameter) {
        List<String> annotations = annotations(parameter);
        if (annotations.size() > 1) {
            return unsupported(parameter, Reason.SEVERAL_ANNOTATIONS, "@" + String.join(", @", annotations));
        }
        if (annotations.contains(Parameters.class.getSimpleName())) {
            return userParameters(parameter);
        }
        if (!annotations.isEmpty()) {
            return id(parameter, annotations.get(0));
        }
        return byType(parameter);
    }

    private static List<String> annotations(VariableElement parameter) {
        List<String> found = new ArrayList<>();
        for (AnnotationMirror annotation : parameter.getAnnotationMirrors()) {
            DeclaredType type = annotation.getAnnotationType();
            if (TypeReader.is(type, Parameters.class)
                    || TypeReader.lookUp(IDS, type).isPresent()) {
                found.add(TypeReader.show(type));
            }
        }
        return found;
    }

    private HandlerParameter id(VariableElement parameter, String annotation) {
        if (!TypeReader.is(parameter.asType(), String.class)) {
            return unsupported(parameter, Reason.ID_NOT_A_STRING, annotation);
        }
        HandlerInput input =
                Objects.requireNonNull(IDS.get(InstanceId.class.getPackageName() + "." + annotation), annotation);
        return new HandlerParameter.Value(input, name(parameter), SourceRef.of(parameter));
    }

    private HandlerParameter userParameters(VariableElement parameter) {
        TypeMirror type = parameter.asType();
        if (isStringToObjectMap(type)) {
            return new HandlerParameter.UserParameters(
                    Optional.empty(), schemas.read(parameter), name(parameter), SourceRef.of(parameter));
        }
        Optional<TypeElement> element = TypeReader.element(type);
        Optional<Reason> misfit =
                element.isPresent() ? misfit(element.get(), parameter) : Optional.of(Reason.PARAMETERS_TYPE);
        return misfit.isPresent()
                ? unsupported(parameter, misfit.get(), "")
                : new HandlerParameter.UserParameters(
                        Optional.of(classes.ref(element.orElseThrow())),
                        schemas.read(parameter),
                        name(parameter),
                        SourceRef.of(parameter));
    }

    /** Why a class cannot hold a JSON object, if it cannot: the first reason that would have to be mended. */
    private Optional<Reason> misfit(TypeElement type, VariableElement parameter) {
        if (TypeReader.is(type.asType(), RuntimeNames.JSON_NODE)) {
            return Optional.empty();
        }
        Optional<Reason> obstacle = obstacle(type, parameter);
        return obstacle.isPresent() && types.isA(type.asType(), Map.class)
                ? Optional.of(Reason.PARAMETERS_MAP)
                : obstacle;
    }

    private Optional<Reason> obstacle(TypeElement type, VariableElement parameter) {
        if (types.ofJdk(type)
                || type.getKind() == ElementKind.ENUM
                || type.getKind() == ElementKind.ANNOTATION_TYPE
                || types.isA(type.asType(), java.util.Collection.class)
                || types.inPackage(type, Context.class.getPackageName())) {
            return Optional.of(Reason.PARAMETERS_TYPE);
        }
        if (!type.getTypeParameters().isEmpty()) {
            return Optional.of(Reason.PARAMETERS_GENERIC);
        }
        if (ClassReader.isInner(type)) {
            return Optional.of(Reason.PARAMETERS_INNER);
        }
        if (classes.visibleFrom(elements.getPackageOf(parameter), type)) {
            return Optional.empty();
        }
        return Optional.of(ClassReader.isPrivate(type) ? Reason.PARAMETERS_PRIVATE : Reason.PARAMETERS_HIDDEN);
    }

    private static boolean isStringToObjectMap(TypeMirror type) {
        List<? extends TypeMirror> arguments = TypeReader.arguments(type);
        return TypeReader.is(type, Map.class)
                && arguments.size() == 2
                && TypeReader.is(arguments.get(0), String.class)
                && TypeReader.is(upperBound(arguments.get(1)), Object.class);
    }

    /** Kotlin writes {@code Map<String, Any>} as {@code Map<String, ? extends Object>}. */
    private static TypeMirror upperBound(TypeMirror type) {
        return type instanceof WildcardType wildcard && wildcard.getExtendsBound() != null
                ? wildcard.getExtendsBound()
                : type;
    }

    private HandlerParameter byType(VariableElement parameter) {
        TypeMirror type = parameter.asType();
        String name = name(parameter);
        SourceRef source = SourceRef.of(parameter);
        if (TypeReader.isEnum(type)) {
            return new HandlerParameter.Plan(
                    classes.ref(TypeReader.element(type).orElseThrow()), name, source);
        }
        Optional<OsbOperation> operation = TypeReader.lookUp(REQUESTS, type);
        if (operation.isPresent()) {
            return new HandlerParameter.Request(operation.get(), name, source);
        }
        Optional<HandlerInput> known = TypeReader.lookUp(VALUES, type);
        Optional<HandlerInput> input = known.isPresent() ? known : optionalValue(type);
        if (input.isPresent()) {
            return new HandlerParameter.Value(input.get(), name, source);
        }
        Optional<String> namesake = namesake(type);
        if (namesake.isPresent()) {
            return new HandlerParameter.Unsupported(Reason.NAMESAKE, type.toString(), namesake.get(), name, source);
        }
        return TypeReader.lookUp(OPTIONAL_VALUES, type).isPresent()
                ? unsupported(parameter, Reason.NOT_OPTIONAL, "")
                : unsupported(parameter, Reason.UNKNOWN_TYPE, missingAnnotation(parameter));
    }

    /** The input of the same simple name, for a class that was imported by mistake. */
    private static Optional<String> namesake(TypeMirror type) {
        Optional<TypeElement> element = TypeReader.element(type);
        if (element.isEmpty()) {
            return Optional.empty();
        }
        String simpleName = "." + element.get().getSimpleName();
        return Stream.of(VALUES, OPTIONAL_VALUES, REQUESTS)
                .flatMap(table -> table.keySet().stream())
                .filter(name -> name.endsWith(simpleName)
                        && !element.get().getQualifiedName().contentEquals(name))
                .findFirst();
    }

    /** The annotation that was most likely forgotten; empty if no annotation makes the type one that a handler can take. */
    private String missingAnnotation(VariableElement parameter) {
        TypeMirror type = parameter.asType();
        if (TypeReader.is(type, String.class)) {
            return IDS.keySet().stream()
                    .map(id -> id.substring(id.lastIndexOf('.') + 1))
                    .filter(name ->
                            name.equalsIgnoreCase(name(parameter)) || name.equalsIgnoreCase(name(parameter) + "Id"))
                    .findFirst()
                    .map("@"::concat)
                    .orElse(HandlerInput.INSTANCE_ID.shownName());
        }
        return isStringToObjectMap(type)
                        || TypeReader.element(type)
                                .filter(element -> misfit(element, parameter).isEmpty())
                                .isPresent()
                ? HandlerInput.PARAMETERS.shownName()
                : "";
    }

    private static Optional<HandlerInput> optionalValue(TypeMirror type) {
        List<? extends TypeMirror> arguments = TypeReader.arguments(type);
        return TypeReader.is(type, Optional.class) && arguments.size() == 1
                ? TypeReader.lookUp(OPTIONAL_VALUES, arguments.get(0))
                : Optional.empty();
    }

    private static HandlerParameter unsupported(VariableElement parameter, Reason reason, String detail) {
        return new HandlerParameter.Unsupported(
                reason, TypeReader.show(parameter.asType()), detail, name(parameter), SourceRef.of(parameter));
    }

    private static String name(VariableElement parameter) {
        return parameter.getSimpleName().toString();
    }
}
