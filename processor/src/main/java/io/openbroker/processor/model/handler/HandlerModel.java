package io.openbroker.processor.model.handler;

import io.openbroker.annotation.Async;
import io.openbroker.annotation.Permission;
import io.openbroker.model.OsbOperation;
import io.openbroker.processor.diagnostic.SourceRef;
import io.openbroker.processor.model.ClassRef;
import io.openbroker.processor.model.RuntimeNames;
import io.openbroker.processor.model.Setting;
import io.openbroker.processor.model.schema.ParametersSchema;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A method with the annotation of an operation.
 *
 * @param operation the operation
 * @param method the method's name
 * @param source the method
 * @param traits what is wrong with its declaration
 * @param thrown what it declares to throw that is neither an exception nor an error
 * @param parameters its parameters
 * @param result what it returns
 * @param async how it is to be run
 * @param offerings the names of the offerings that it names
 * @param ignored annotations on its types of JSON that Jackson 3 ignores
 * @param needs the permissions without which platforms reject what it is seen to put into bindings
 */
public record HandlerModel(
        OsbOperation operation,
        String method,
        SourceRef source,
        Set<HandlerTrait> traits,
        List<String> thrown,
        List<HandlerParameter> parameters,
        HandlerResult result,
        Setting<Async> async,
        List<Setting<String>> offerings,
        List<IgnoredAnnotation> ignored,
        Set<Permission> needs) {

    public HandlerModel {
        traits = Set.copyOf(traits);
        thrown = List.copyOf(thrown);
        parameters = List.copyOf(parameters);
        offerings = List.copyOf(offerings);
        ignored = List.copyOf(ignored);
        needs = Set.copyOf(needs);
    }

    /** The simple name of the operation's annotation. */
    public String annotation() {
        return annotation(operation);
    }

    /** The simple name of an operation's annotation. */
    public static String annotation(OsbOperation operation) {
        return operation.handler().orElseThrow().getSimpleName();
    }

    /** The method as messages show it. */
    public String shownName() {
        return method + "()";
    }

    /** Whether its work may go on after the answer, so that it is to be asked for. */
    public boolean returnsAccepted() {
        return result.kind().isPresent() && result.kind().get().mayGoOn();
    }

    /** Whether another handler must report when its work is done. */
    public boolean needsPolling() {
        return returnsAccepted() && !result.is(ResultKind.MANUAL);
    }

    /** The plan enum that it receives. */
    public Optional<ClassRef> plans() {
        Optional<HandlerParameter.Plan> plan = first(HandlerParameter.Plan.class);
        return plan.isPresent() ? Optional.of(plan.get().type()) : Optional.empty();
    }

    /** The schema of its parameters; one without properties if it receives neither parameters nor the request, which has them. */
    public ParametersSchema parametersSchema() {
        Optional<HandlerParameter.UserParameters> own = first(HandlerParameter.UserParameters.class);
        if (own.isPresent()) {
            return own.get().schema();
        }
        boolean receivesAll = first(HandlerParameter.Request.class).isPresent();
        return receivesAll ? new ParametersSchema.None() : ParametersSchema.Derived.WITHOUT_PROPERTIES;
    }

    /** The type to which its parameters are bound; none if it takes none, or any. */
    public Optional<ClassRef> parametersType() {
        Optional<HandlerParameter.UserParameters> own = first(HandlerParameter.UserParameters.class);
        Optional<ClassRef> type = own.isPresent() ? own.get().type() : Optional.empty();
        return type.isPresent() && type.get().binaryName().equals(RuntimeNames.JSON_NODE) ? Optional.empty() : type;
    }

    private <P extends HandlerParameter> Optional<P> first(Class<P> kind) {
        for (HandlerParameter parameter : parameters) {
            if (kind.isInstance(parameter)) {
                return Optional.of(kind.cast(parameter));
            }
        }
        return Optional.empty();
    }
}
