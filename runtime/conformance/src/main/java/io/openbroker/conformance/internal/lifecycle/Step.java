package io.openbroker.conformance.internal.lifecycle;

/** The requests of the shared lifecycle, in their order. */
public enum Step {
    /** The service instance is created. */
    PROVISION("provisioning"),
    /** The service instance is fetched. */
    FETCH_INSTANCE("fetching the service instance"),
    /** Parameters of the service instance are updated. */
    UPDATE_PARAMETERS("the update of parameters"),
    /** The service instance changes to another plan. */
    UPDATE_PLAN("the change of the plan"),
    /** The service instance changes back to its plan. */
    UPDATE_PLAN_BACK("the change back to the plan"),
    /** The service instance is fetched after its updates. */
    FETCH_UPDATED("fetching the updated service instance"),
    /** A service binding is created. */
    BIND("binding"),
    /** The service binding is fetched. */
    FETCH_BINDING("fetching the service binding"),
    /** The service binding is rotated: a successor is created. */
    ROTATE("the rotation of the service binding"),
    /** The successor is fetched. */
    FETCH_ROTATED("fetching the rotated service binding"),
    /** The successor is deleted. */
    UNBIND_ROTATED("deleting the rotated service binding"),
    /** The service binding is deleted. */
    UNBIND("unbinding"),
    /** The deleted service binding is fetched. */
    FETCH_UNBOUND("fetching the deleted service binding"),
    /** The service instance is deleted. */
    DEPROVISION("deprovisioning"),
    /** The deleted service instance is fetched. */
    FETCH_DEPROVISIONED("fetching the deleted service instance");

    private final String title;

    Step(String title) {
        this.title = title;
    }

    /** Returns the name for messages. */
    public String title() {
        return title;
    }
}
