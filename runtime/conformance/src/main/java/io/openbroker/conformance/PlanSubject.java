package io.openbroker.conformance;

/**
 * The service plan that a check ran with. Values are those of the catalog; {@code ""} where it has none.
 *
 * @param offeringId the id of the service offering
 * @param offeringName the name of the service offering
 * @param planId the id of the service plan
 * @param planName the name of the service plan
 */
public record PlanSubject(String offeringId, String offeringName, String planId, String planName) {

    /** Returns the names for people: {@code queue/small}. */
    public String title() {
        return (offeringName.isEmpty() ? offeringId : offeringName) + "/" + (planName.isEmpty() ? planId : planName);
    }
}
