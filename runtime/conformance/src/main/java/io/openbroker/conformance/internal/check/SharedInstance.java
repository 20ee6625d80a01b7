package io.openbroker.conformance.internal.check;

import io.openbroker.conformance.internal.exchange.CheckStopped;
import io.openbroker.conformance.internal.lifecycle.Binding;
import io.openbroker.conformance.internal.lifecycle.Instance;
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
 */
public record SharedInstance(Stage stage, Instance instance, Optional<Binding> sharedBinding, Recording recording) {

    /**
     * Returns the binding.
     *
     * @throws CheckStopped if there is none at this stage
     */
    public Binding binding() {
        return sharedBinding.orElseThrow(
                () -> CheckStopped.notRun("There is no service binding " + stage.title() + "."));
    }
}
