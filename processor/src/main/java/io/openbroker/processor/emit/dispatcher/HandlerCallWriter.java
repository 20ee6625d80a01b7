package io.openbroker.processor.emit.dispatcher;

import io.openbroker.model.Deleted;
import io.openbroker.model.FetchedBinding;
import io.openbroker.model.FetchedInstance;
import io.openbroker.model.OsbOperation;
import io.openbroker.model.ServiceBinding;
import io.openbroker.model.ServiceInstance;
import io.openbroker.processor.emit.source.SourceText;
import io.openbroker.processor.model.ClassRef;
import io.openbroker.processor.model.broker.BrokerModel;
import io.openbroker.processor.model.catalog.OfferingModel;
import io.openbroker.processor.model.handler.HandlerInput;
import io.openbroker.processor.model.handler.HandlerModel;
import io.openbroker.processor.model.handler.HandlerParameter;
import io.openbroker.processor.model.handler.ResultKind;
import java.util.ArrayList;
import java.util.List;

/** Writes the call of a handler: what it is given, and what becomes of its result. */
record HandlerCallWriter(BrokerModel broker, MemberNames names) {

    private static final int LONGEST_LINE = 80;

    /** Whether the call reads the request, rather than only what comes beside it. */
    static boolean readsRequest(HandlerModel handler) {
        for (HandlerParameter parameter : handler.parameters()) {
            if (argumentIsFromRequest(parameter)) {
                return true;
            }
        }
        return false;
    }

    private static boolean argumentIsFromRequest(HandlerParameter parameter) {
        if (parameter instanceof HandlerParameter.UserParameters own) {
            return own.type().isEmpty();
        }
        return !(parameter instanceof HandlerParameter.Value value
                && (value.given() == HandlerInput.PROGRESS || value.given() == HandlerInput.OPERATION_ID));
    }

    static boolean returnsNothing(HandlerModel handler) {
        return handler.result().is(ResultKind.NOTHING);
    }

    /** The call itself, which waits for the stage that a handler returns. */
    String call(HandlerModel handler) {
        String call = "broker." + handler.method() + "(" + arguments(handler) + ")";
        return handler.result().staged() ? "call.await(" + call + ")" : call;
    }

    /** On one line, or on one each if that got long. */
    private String arguments(HandlerModel handler) {
        List<String> arguments = new ArrayList<>();
        for (HandlerParameter parameter : handler.parameters()) {
            arguments.add(argument(parameter));
        }
        String line = String.join(", ", arguments);
        return SourceText.qualified(line).length() <= LONGEST_LINE ? line : "\n" + String.join(",\n", arguments);
    }

    /** The result of the dispatcher for a handler that returns nothing. */
    static String nothing(OsbOperation operation) {
        return operation == OsbOperation.DEPROVISION || operation == OsbOperation.UNBIND
                ? SourceText.type(Deleted.class) + ".DONE"
                : SourceText.type(ServiceInstance.class) + ".EMPTY";
    }

    /** The result of the dispatcher for a handler that returns something. */
    String result(HandlerModel handler) {
        String result = call(handler);
        if (handler.result().is(ResultKind.CREDENTIALS)) {
            result = of(ServiceBinding.class, result);
        }
        if (handler.operation() == OsbOperation.FETCH_BINDING
                && !handler.result().is(ResultKind.FETCHED_BINDING)) {
            result = of(FetchedBinding.class, result);
        }
        if (handler.operation() == OsbOperation.FETCH_INSTANCE
                && !handler.result().is(ResultKind.FETCHED_INSTANCE)) {
            result = of(FetchedInstance.class, result);
        }
        return result;
    }

    private static String of(Class<?> type, String value) {
        return SourceText.type(type) + ".of(" + value + ")";
    }

    private String argument(HandlerParameter parameter) {
        if (parameter instanceof HandlerParameter.Value value) {
            return value(value.given());
        }
        if (parameter instanceof HandlerParameter.Plan plan) {
            return findPlan(plan.type()) + "(request.planId())";
        }
        if (parameter instanceof HandlerParameter.UserParameters own) {
            return own.type().isPresent()
                    ? "call.parameters(" + SourceText.type(own.type().get()) + ".class)"
                    : "request.parameters()";
        }
        return "request";
    }

    private String findPlan(ClassRef plans) {
        for (OfferingModel offering : broker.offerings()) {
            if (offering.plans().areOf(plans)) {
                return names.findPlan(offering);
            }
        }
        throw new IllegalArgumentException(plans.shortName() + " has the plans of no offering");
    }

    private static String value(HandlerInput input) {
        return switch (input) {
            case INSTANCE_ID -> "request.instanceId()";
            case BINDING_ID -> "request.bindingId()";
            case SERVICE_ID -> "request.serviceId()";
            case PLAN_ID -> "request.planId()";
            case OPERATION_ID -> "call.operationId()";
            case CONTEXT -> "request.context()";
            case ORIGINATING_IDENTITY -> "request.originatingIdentity()";
            case REQUEST_IDENTITY -> "request.requestIdentity()";
            case PLATFORM -> "request.platform()";
            case PREVIOUS_VALUES -> "request.previousValues()";
            case BIND_RESOURCE -> "request.bindResource()";
            case MAINTENANCE_INFO -> "request.maintenanceInfo()";
            case PROGRESS -> "call.progress()";
            case PLAN, PARAMETERS, REQUEST -> throw new IllegalArgumentException(input + " is not handed on as it is");
        };
    }
}
