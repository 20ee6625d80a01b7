package io.openbroker.conformance.internal.catalog;

import io.openbroker.conformance.PlanSubject;
import io.openbroker.conformance.internal.exchange.JsonView;
import java.time.Duration;
import java.util.Optional;

/**
 * A service plan as published, whatever is wrong with it.
 *
 * @param offering its service offering
 * @param json the element of {@code plans}
 */
public record Plan(Offering offering, JsonView json) {

    /** Returns the id; {@code ""} if there is none. */
    public String id() {
        return json.get("id").text();
    }

    /** Returns the name; {@code ""} if there is none. */
    public String name() {
        return json.get("name").text();
    }

    /** Returns the ids and names for results. */
    public PlanSubject subject() {
        return new PlanSubject(offering.id(), offering.name(), id(), name());
    }

    /** Returns another plan of the service offering that requests can name. */
    public Optional<Plan> other() {
        return offering.plans().stream()
                .filter(plan -> plan.json().isObject()
                        && !plan.id().isEmpty()
                        && !plan.id().equals(id()))
                .findFirst();
    }

    /** Returns whether instances can be bound: the flag of the plan, or else that of its offering. */
    public boolean bindable() {
        JsonView own = json.get("bindable");
        return own.isBoolean() ? own.isTrue() : offering.is("bindable");
    }

    /** Returns whether the plan of an instance can be changed: the flag of the plan, or else that of its offering. */
    public boolean updateable() {
        JsonView own = json.get("plan_updateable");
        return own.isBoolean() ? own.isTrue() : offering.is("plan_updateable");
    }

    /** Returns whether bindings can be rotated. */
    public boolean rotatable() {
        return bindable() && json.get("binding_rotatable").isTrue();
    }

    /** Returns whether instances can be fetched. */
    public boolean instancesRetrievable() {
        return offering.is("instances_retrievable");
    }

    /** Returns whether bindings can be fetched. */
    public boolean bindingsRetrievable() {
        return offering.is("bindings_retrievable");
    }

    /** Returns the version of {@code maintenance_info}. */
    public Optional<String> maintenanceVersion() {
        return Optional.of(json.get("maintenance_info").get("version").text()).filter(version -> !version.isEmpty());
    }

    /** Returns the longest time that platforms poll, {@code maximum_polling_duration}. */
    public Optional<Duration> maximumPolling() {
        JsonView seconds = json.get("maximum_polling_duration");
        return seconds.isInteger()
                        && seconds.node().canConvertToInt()
                        && seconds.node().intValue() > 0
                ? Optional.of(Duration.ofSeconds(seconds.node().intValue()))
                : Optional.empty();
    }

    /** Returns the schema of the parameters for an operation; empty if there is none, or if it is not an object. */
    public Optional<JsonView> schema(SchemaPlace place) {
        JsonView schema = place.in(json.get("schemas"));
        return Optional.of(schema).filter(JsonView::isObject);
    }

    /** Returns the names of offering and plan for messages. */
    public String title() {
        return offering.title() + "/" + (!name().isEmpty() ? name() : !id().isEmpty() ? id() : json.pointer());
    }
}
