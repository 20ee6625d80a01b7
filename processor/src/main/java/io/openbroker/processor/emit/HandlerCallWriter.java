package io.openbroker.processor.emit;

import com.palantir.javapoet.CodeBlock;
import io.openbroker.model.Deleted;
import io.openbroker.model.FetchedBinding;
import io.openbroker.model.FetchedInstance;
import io.openbroker.model.OsbOperation;
import io.openbroker.model.ServiceBinding;
import io.openbroker.model.ServiceInstance;
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
final class HandlerCallWriter {

    private static final int LONGEST_LINE = 80;

    private final BrokerModel broker;
    private final MemberNames names;

    HandlerCallWriter(BrokerModel broker, MemberNames names) {
        this.broker = broker;
        this.names = names;
    }

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
    CodeBlock call(HandlerModel handler) {
        CodeBlock call = CodeBlock.of("broker.$L($L)", handler.method(), arguments(handler));
        return handler.result().staged() ? CodeBlock.of("call.await($L)", call) : call;
    }

    /** On one line, or on one each if that got long. */
    private CodeBlock arguments(HandlerModel handler) {
        List<CodeBlock> arguments = new ArrayList<>();
        for (HandlerParameter parameter : handler.parameters()) {
            arguments.add(argument(parameter));
        }
        CodeBlock line = Lists.join(arguments, ", ");
        return line.toString().length() <= LONGEST_LINE ? line : CodeBlock.of("\n$L", Lists.join(arguments, ",\n"));
    }

    /** The result of the dispatcher for a handler that returns nothing. */
    static CodeBlock nothing(OsbOperation operation) {
        return operation == OsbOperation.DEPROVISION || operation == OsbOperation.UNBIND
                ? CodeBlock.of("$T.DONE", Deleted.class)
                : CodeBlock.of("$T.EMPTY", ServiceInstance.class);
    }

    /** The result of the dispatcher for a handler that returns something. */
    CodeBlock result(HandlerModel handler) {
        CodeBlock result = call(handler);
        if (handler.result().is(ResultKind.CREDENTIALS)) {
            result = CodeBlock.of("$T.of($L)", ServiceBinding.class, result);
        }
        if (handler.operation() == OsbOperation.FETCH_BINDING
                && !handler.result().is(ResultKind.FETCHED_BINDING)) {
            result = CodeBlock.of("$T.of($L)", FetchedBinding.class, result);
        }
        if (handler.operation() == OsbOperation.FETCH_INSTANCE
                && !handler.result().is(ResultKind.FETCHED_INSTANCE)) {
            result = CodeBlock.of("$T.of($L)", FetchedInstance.class, result);
        }
        return result;
    }

    private CodeBlock argument(HandlerParameter parameter) {
        if (parameter instanceof HandlerParameter.Value value) {
            return CodeBlock.of(value(value.given()));
        }
        if (parameter instanceof HandlerParameter.Plan plan) {
            return CodeBlock.of("$L(request.planId())", findPlan(plan.type()));
        }
        if (parameter instanceof HandlerParameter.UserParameters own) {
            return own.type().isPresent()
                    ? CodeBlock.of(
                            "call.parameters($T.class)", Names.of(own.type().get()))
                    : CodeBlock.of("request.parameters()");
        }
        return CodeBlock.of("request");
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
