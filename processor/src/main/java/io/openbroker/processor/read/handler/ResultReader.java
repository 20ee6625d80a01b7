package io.openbroker.processor.read.handler;

import io.openbroker.model.Accepted;
import io.openbroker.model.BindingResult;
import io.openbroker.model.Context;
import io.openbroker.model.DeletionResult;
import io.openbroker.model.FetchedBinding;
import io.openbroker.model.FetchedInstance;
import io.openbroker.model.InstanceResult;
import io.openbroker.model.OperationStatus;
import io.openbroker.model.ServiceBinding;
import io.openbroker.model.ServiceInstance;
import io.openbroker.processor.model.RuntimeNames;
import io.openbroker.processor.model.handler.HandlerResult;
import io.openbroker.processor.model.handler.ResultKind;
import io.openbroker.processor.read.annotation.TypeReader;
import io.openbroker.processor.read.kotlin.KotlinFunctions;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;

/** Reads what a handler returns. */
public final class ResultReader {

    private static final Map<String, ResultKind> KINDS = Map.of(
            InstanceResult.class.getName(), ResultKind.INSTANCE_RESULT,
            BindingResult.class.getName(), ResultKind.BINDING_RESULT,
            DeletionResult.class.getName(), ResultKind.DELETION_RESULT,
            ServiceInstance.class.getName(), ResultKind.SERVICE_INSTANCE,
            FetchedInstance.class.getName(), ResultKind.FETCHED_INSTANCE,
            ServiceBinding.class.getName(), ResultKind.SERVICE_BINDING,
            FetchedBinding.class.getName(), ResultKind.FETCHED_BINDING,
            OperationStatus.class.getName(), ResultKind.OPERATION_STATUS,
            Accepted.class.getName(), ResultKind.ACCEPTED,
            // Nested, so that its name in sources is the canonical one.
            Accepted.Manual.class.getCanonicalName(), ResultKind.MANUAL);

    private final TypeReader types;

    public ResultReader(TypeReader types) {
        this.types = types;
    }

    HandlerResult read(TypeMirror type) {
        Optional<TypeMirror> stage = types.asSuper(type, CompletionStage.class);
        List<? extends TypeMirror> arguments = stage.isPresent() ? TypeReader.arguments(stage.get()) : List.of();
        TypeMirror result = arguments.size() == 1 ? arguments.get(0) : type;
        boolean nothing = type.getKind() == TypeKind.VOID
                || TypeReader.is(type, KotlinFunctions.UNIT)
                || (stage.isPresent() && TypeReader.is(result, Void.class));
        Optional<ResultKind> namesake = namesake(result);
        return new HandlerResult(
                nothing ? Optional.of(ResultKind.NOTHING) : kind(result),
                stage.isPresent(),
                namesake.isPresent() ? type.toString() : TypeReader.show(type),
                namesake);
    }

    /** The result whose class has that simple name, or a name that ends with it. */
    private static Optional<ResultKind> namesake(TypeMirror type) {
        Optional<TypeElement> element = TypeReader.element(type);
        if (element.isEmpty()
                || KINDS.containsKey(element.get().getQualifiedName().toString())) {
            return Optional.empty();
        }
        String simpleName = element.get().getSimpleName().toString();
        return KINDS.values().stream()
                .filter(kind -> kind.shownName().endsWith(simpleName))
                .min(Comparator.naturalOrder());
    }

    private Optional<ResultKind> kind(TypeMirror type) {
        Optional<ResultKind> known = TypeReader.lookUp(KINDS, type);
        if (known.isPresent()) {
            return known;
        }
        Optional<TypeElement> element = TypeReader.element(type);
        return element.isPresent() && becomesJsonObject(type, element.get())
                ? Optional.of(ResultKind.CREDENTIALS)
                : Optional.empty();
    }

    /** Whether Jackson writes a JSON object, so far as the type tells. */
    private boolean becomesJsonObject(TypeMirror type, TypeElement element) {
        if (TypeReader.is(type, RuntimeNames.JSON_NODE) || types.isA(type, Map.class)) {
            return true;
        }
        return element.getKind() != ElementKind.ENUM
                && !types.ofJdk(element)
                && !types.inPackage(element, Context.class.getPackageName())
                && !types.isA(type, Collection.class)
                && !types.isA(type, CharSequence.class)
                && !types.isA(type, Number.class)
                && !types.isA(type, CompletionStage.class);
    }
}
