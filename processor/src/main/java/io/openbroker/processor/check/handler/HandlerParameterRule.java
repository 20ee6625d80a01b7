package io.openbroker.processor.check.handler;

import io.openbroker.annotation.State;
import io.openbroker.processor.check.Reason;
import io.openbroker.processor.check.Rule;
import io.openbroker.processor.diagnostic.Diagnostic;
import io.openbroker.processor.diagnostic.DiagnosticCode;
import io.openbroker.processor.model.broker.BrokerModel;
import io.openbroker.processor.model.handler.HandlerInput;
import io.openbroker.processor.model.handler.HandlerModel;
import io.openbroker.processor.model.handler.HandlerParameter;
import io.openbroker.processor.model.handler.HandlerShape;
import io.openbroker.processor.model.handler.HandlerTrait;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Each parameter receives one input of the operation, and no two receive the same. */
public final class HandlerParameterRule implements Rule {

    @Override
    public void check(BrokerModel broker, HandlerModel handler, List<Diagnostic> found) {
        HandlerShape shape = HandlerShape.of(handler.operation(), broker.state());
        Map<HandlerInput, String> taken = new EnumMap<>(HandlerInput.class);
        for (HandlerParameter parameter : handler.parameters()) {
            if (parameter instanceof HandlerParameter.Unsupported unsupported) {
                if (!handler.traits().contains(HandlerTrait.VARARGS)) {
                    found.add(unsupported(handler, shape, unsupported));
                }
                continue;
            }
            Optional<HandlerInput> input = parameter.input();
            String other = input.isPresent() ? taken.putIfAbsent(input.get(), parameter.name()) : null;
            if (!isIn(HandlerShape.of(handler.operation(), State.MANAGED), handler, parameter)) {
                found.add(notInOperation(handler, shape, parameter));
            } else if (!isIn(shape, handler, parameter)) {
                found.add(withoutState(handler, parameter, shown(parameter)));
            } else if (other != null) {
                found.add(Diagnostic.of(
                        DiagnosticCode.DUPLICATE_HANDLER_PARAMETER,
                        parameter.source(),
                        parameter.name(),
                        shown(parameter),
                        other));
            }
        }
    }

    private static boolean isIn(HandlerShape shape, HandlerModel handler, HandlerParameter parameter) {
        if (parameter instanceof HandlerParameter.Request request && request.operation() != handler.operation()) {
            return false;
        }
        Optional<HandlerInput> input = parameter.input();
        return input.isPresent() && shape.inputs().contains(input.get());
    }

    private static Diagnostic notInOperation(HandlerModel handler, HandlerShape shape, HandlerParameter parameter) {
        return Diagnostic.of(
                DiagnosticCode.INPUT_NOT_IN_OPERATION,
                parameter.source(),
                parameter.name(),
                shown(parameter),
                handler.annotation(),
                inputs(handler, shape));
    }

    private static Diagnostic unsupported(
            HandlerModel handler, HandlerShape shape, HandlerParameter.Unsupported parameter) {
        String name = parameter.name();
        String type = parameter.type();
        return switch (parameter.reason()) {
            case SEVERAL_ANNOTATIONS ->
                Diagnostic.of(
                        DiagnosticCode.CONFLICTING_PARAMETER_ANNOTATIONS, parameter.source(), name, parameter.detail());
            case ID_NOT_A_STRING ->
                Diagnostic.of(DiagnosticCode.ID_NOT_A_STRING, parameter.source(), name, parameter.detail(), type);
            case PARAMETERS_PRIVATE ->
                parametersType(parameter, "is private, so generated code cannot create it", "Remove \"private\"");
            case PARAMETERS_HIDDEN ->
                parametersType(
                        parameter,
                        "is not public and is in another package than the broker",
                        "Make it public, or move it to the package of the broker");
            case PARAMETERS_INNER ->
                parametersType(
                        parameter,
                        "is an inner class, so it cannot be created without an object of its enclosing class",
                        "Make it static or a record");
            case PARAMETERS_GENERIC ->
                parametersType(
                        parameter,
                        "has type parameters, which a request does not determine",
                        "Remove the type parameters, or use a record");
            case PARAMETERS_MAP ->
                parametersType(parameter, "is not a Map<String, Object>", "Use Map<String, Object> or a record");
            case PARAMETERS_TYPE ->
                parametersType(
                        parameter,
                        "cannot hold a JSON object",
                        "Use a record, a bean, Map<String, Object> or JsonNode");
            case NAMESAKE ->
                Diagnostic.of(
                        DiagnosticCode.UNSUPPORTED_PARAMETER,
                        parameter.source(),
                        handler.annotation(),
                        type,
                        name,
                        "Did you mean " + parameter.detail() + "? Change the import.");
            case NOT_OPTIONAL -> Diagnostic.of(DiagnosticCode.OPTIONAL_EXPECTED, parameter.source(), name, type, type);
            case UNKNOWN_TYPE ->
                Diagnostic.of(
                        DiagnosticCode.UNSUPPORTED_PARAMETER,
                        parameter.source(),
                        handler.annotation(),
                        type,
                        name,
                        hint(handler, shape, parameter) + "They receive " + inputs(handler, shape) + ".");
        };
    }

    private static Diagnostic parametersType(HandlerParameter.Unsupported parameter, String why, String remedy) {
        return Diagnostic.of(
                DiagnosticCode.PARAMETERS_TYPE, parameter.source(), parameter.name(), parameter.type(), why, remedy);
    }

    /** The annotation that is most likely missing. */
    private static String hint(HandlerModel handler, HandlerShape shape, HandlerParameter.Unsupported parameter) {
        return Stream.concat(Stream.of(parameter.detail()), otherIds(parameter))
                .filter(annotation -> shape.inputs().stream()
                        .anyMatch(input -> input.shownName().equals(annotation) && !asksFor(handler, input)))
                .map(annotation ->
                        "Did you mean " + annotation + " " + parameter.type() + " " + parameter.name() + "? ")
                .findFirst()
                .orElse("");
    }

    /** Other ids that a string may be, if the first one is received already. */
    private static Stream<String> otherIds(HandlerParameter.Unsupported parameter) {
        return parameter.detail().equals(HandlerInput.INSTANCE_ID.shownName())
                ? Stream.of(HandlerInput.BINDING_ID, HandlerInput.OPERATION_ID).map(HandlerInput::shownName)
                : Stream.empty();
    }

    private static boolean asksFor(HandlerModel handler, HandlerInput input) {
        return handler.parameters().stream()
                .anyMatch(parameter -> parameter.input().filter(input::equals).isPresent());
    }

    private static String shown(HandlerParameter parameter) {
        return parameter instanceof HandlerParameter.Request request
                ? request(request.operation())
                : parameter.input().map(HandlerInput::shownName).orElse(parameter.name());
    }

    private static String inputs(HandlerModel handler, HandlerShape shape) {
        return shape.inputs().stream()
                .map(input -> input == HandlerInput.REQUEST ? request(handler.operation()) : input.shownName())
                .collect(Collectors.joining(", "));
    }

    private static String request(io.openbroker.model.OsbOperation operation) {
        return HandlerModel.annotation(operation) + "Request";
    }

    private static Diagnostic withoutState(HandlerModel handler, HandlerParameter parameter, String shown) {
        Reason reason = reason(handler, parameter.input().orElseThrow());
        return Diagnostic.of(
                DiagnosticCode.INPUT_OF_MANAGED_STATE,
                parameter.source(),
                parameter.name(),
                shown,
                reason.why(),
                reason.remedy());
    }

    /** Why a broker without state cannot give something to a handler. */
    private static Reason reason(HandlerModel handler, HandlerInput input) {
        return switch (input) {
            case PROGRESS ->
                new Reason(
                        "the runtime stores no progress",
                        "Remove it; report progress from the polling handler with OperationStatus.inProgress(…)");
            case OPERATION_ID ->
                new Reason(
                        "an operation gets its id only when the handler returns Accepted",
                        "Remove it, and choose an id for Accepted");
            case PREVIOUS_VALUES ->
                new Reason("the runtime stores no previous values", "Remove it, and look the values up by @InstanceId");
            case REQUEST ->
                handler.operation().mutates()
                        ? new Reason(
                                "it includes previous values, which the runtime does not store",
                                "Receive the values separately: @InstanceId, the plan enum, @Parameters, Context and others")
                        : plan();
            default -> plan();
        };
    }

    private static Reason plan() {
        return new Reason(
                "a fetch request may leave out the plan",
                "Receive @InstanceId, @BindingId and @ServiceId, and look the plan up");
    }
}
