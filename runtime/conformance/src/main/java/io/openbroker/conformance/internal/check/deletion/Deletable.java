package io.openbroker.conformance.internal.check.deletion;

import io.openbroker.conformance.internal.check.response.Statuses;
import io.openbroker.conformance.internal.exchange.ResponseView;
import io.openbroker.conformance.internal.lifecycle.Binding;
import io.openbroker.conformance.internal.lifecycle.Instance;
import io.openbroker.conformance.internal.lifecycle.OsbRequest;
import java.util.function.UnaryOperator;

/** A service instance or service binding that a check asks the broker to delete, or the id for one. */
interface Deletable {

    /** Sends the deletion, changed by an edit; if it is accepted with 202, waits for its end. */
    ResponseView delete(UnaryOperator<OsbRequest> edit);

    /** Deletes what others than the check would meet, unless it is gone. */
    void discard();

    /** Returns a service instance of the check, which is deleted when the check ends. */
    static Deletable of(Instance instance) {
        return new Deletable() {

            @Override
            public ResponseView delete(UnaryOperator<OsbRequest> edit) {
                return Statuses.settle(instance, edit.apply(instance.deprovisionRequest()));
            }

            @Override
            public void discard() {
                // The instances of a check are deleted at its end.
            }
        };
    }

    /** Returns a service binding. */
    static Deletable of(Binding binding) {
        return new Deletable() {

            private boolean isGone;

            @Override
            public ResponseView delete(UnaryOperator<OsbRequest> edit) {
                ResponseView response = Statuses.settle(binding, edit.apply(binding.unbindRequest()));
                isGone = response.isSuccess();
                return response;
            }

            @Override
            public void discard() {
                if (!isGone) {
                    binding.unbind();
                }
            }
        };
    }
}
