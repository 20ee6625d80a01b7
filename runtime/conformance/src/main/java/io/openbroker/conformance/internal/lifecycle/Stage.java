package io.openbroker.conformance.internal.lifecycle;

/** Moments of the shared lifecycle at which checks may send requests of their own. */
public enum Stage {
    /** The creation of the service instance was accepted with 202, and has not been polled. */
    PROVISIONING(Step.PROVISION, "while the service instance is being created"),
    /** The service instance is there. */
    PROVISIONED(Step.PROVISION, "after provisioning"),
    /** An update was accepted with 202, and has not been polled. */
    UPDATING(Step.UPDATE_PARAMETERS, "while the service instance is being updated"),
    /** The updates are done. */
    UPDATED(Step.PROVISION, "after the updates"),
    /** The creation of the service binding was accepted with 202, and has not been polled. */
    BINDING(Step.BIND, "while the service binding is being created"),
    /** The service binding is there. */
    BOUND(Step.BIND, "after binding"),
    /** The deletion of the service binding was accepted with 202, and has not been polled. */
    UNBINDING(Step.UNBIND, "while the service binding is being deleted"),
    /** The service binding is gone; the service instance is there. */
    UNBOUND(Step.UNBIND, "after unbinding"),
    /** The deletion of the service instance was accepted with 202, and has not been polled. */
    DEPROVISIONING(Step.DEPROVISION, "while the service instance is being deleted"),
    /** The service instance is gone. */
    DEPROVISIONED(Step.DEPROVISION, "after deprovisioning");

    private final Step step;
    private final String title;

    Stage(Step step, String title) {
        this.step = step;
        this.title = title;
    }

    /** Returns the step that leads to this stage. */
    public Step step() {
        return step;
    }

    /** Returns the moment for messages. */
    public String title() {
        return title;
    }
}
