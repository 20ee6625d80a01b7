package io.openbroker.conformance.internal.check;

import io.openbroker.conformance.internal.exchange.CheckStopped;
import io.openbroker.conformance.internal.exchange.ResponseView;
import io.openbroker.conformance.internal.lifecycle.Binding;
import io.openbroker.conformance.internal.lifecycle.Instance;
import io.openbroker.conformance.internal.lifecycle.OsbRequest;
import io.openbroker.conformance.internal.lifecycle.Recording;
import io.openbroker.conformance.internal.lifecycle.Stage;
import java.util.Optional;

/**
 * The instance of the shared lifecycle, at a stage of it.
 *
 * @param stage the stage
 * @param instance the instance
 * @param sharedBinding its binding, from {@link Stage#BINDING} to the end
 * @param recording what happened so far
 * @param request the request that began the operation in progress, at stages of one
 * @param accepted the 202 of the operation in progress, at stages of one
 */
public record SharedInstance(
        Stage stage,
        Instance instance,
        Optional<Binding> sharedBinding,
        Recording recording,
        Optional<OsbRequest> request,
        Optional<ResponseView> accepted) {

    /**
     * Returns the binding.
     *
     * @throws CheckStopped if there is none at this stage
     */
    public Binding binding() {
        return sharedBinding.orElseThrow(
                () -> CheckStopped.notRun("There is no service binding " + stage.title() + "."));
    }

    /** Returns a request that polls the operation that is in progress at this stage, with its operation string. */
    public OsbRequest pollRequest() {
        OsbRequest polling = stage == Stage.BINDING || stage == Stage.UNBINDING
                ? binding().lastOperationRequest()
                : instance.lastOperationRequest();
        String operation = accepted.map(
                        response -> response.json().get("operation").text())
                .orElse("");
        return operation.isEmpty() ? polling : polling.query("operation", operation);
    }

    /**
     * Returns the request that began the operation that is in progress at this stage.
     *
     * @throws CheckStopped if none is
     */
    public OsbRequest acceptedRequest() {
        return request.orElseThrow(this::nothingBegun);
    }

    private CheckStopped nothingBegun() {
        return CheckStopped.notRun("No operation is in progress " + stage.title() + ".");
    }

    /**
     * Returns the 202 that began the operation that is in progress at this stage.
     *
     * @throws CheckStopped if none is
     */
    public ResponseView acceptedResponse() {
        return accepted.orElseThrow(this::nothingBegun);
    }
}
