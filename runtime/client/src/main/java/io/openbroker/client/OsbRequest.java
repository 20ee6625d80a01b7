package io.openbroker.client;

import io.openbroker.model.BindResource;
import io.openbroker.model.Context;
import io.openbroker.model.MaintenanceInfo;
import io.openbroker.model.OsbOperation;
import io.openbroker.model.PreviousValues;
import java.util.Map;
import java.util.Optional;

/** A request of a platform. Each record has what the specification calls mandatory in its factory, and the rest in withers. */
public sealed interface OsbRequest {

    /** Returns the operation. */
    OsbOperation operation();

    /** Returns the id of the service instance. */
    String instanceId();

    /**
     * Creates a service instance.
     *
     * @param parameters sent if present, even if empty
     */
    record Provision(
            String instanceId,
            String serviceId,
            String planId,
            Optional<Context> context,
            Optional<Map<String, Object>> parameters,
            Optional<MaintenanceInfo> maintenanceInfo)
            implements OsbRequest {

        /** Creates a request without context, parameters and maintenance information. */
        public static Provision of(String instanceId, String serviceId, String planId) {
            return new Provision(instanceId, serviceId, planId, Optional.empty(), Optional.empty(), Optional.empty());
        }

        @Override
        public OsbOperation operation() {
            return OsbOperation.PROVISION;
        }

        /** Replaces the context. */
        public Provision withContext(Context value) {
            return new Provision(instanceId, serviceId, planId, Optional.of(value), parameters, maintenanceInfo);
        }

        /** Replaces the parameters. */
        public Provision withParameters(Map<String, Object> value) {
            return new Provision(instanceId, serviceId, planId, context, Optional.of(value), maintenanceInfo);
        }

        /** Replaces the maintenance information. */
        public Provision withMaintenance(MaintenanceInfo value) {
            return new Provision(instanceId, serviceId, planId, context, parameters, Optional.of(value));
        }

        @Override
        public String toString() {
            return "Provision[instanceId=" + instanceId + ", serviceId=" + serviceId + ", planId=" + planId + "]";
        }
    }

    /**
     * Fetches a service instance.
     *
     * @param serviceId sent as a hint, if present
     * @param planId sent as a hint, if present
     */
    record FetchInstance(String instanceId, Optional<String> serviceId, Optional<String> planId) implements OsbRequest {

        /** Creates a request without hints. */
        public static FetchInstance of(String instanceId) {
            return new FetchInstance(instanceId, Optional.empty(), Optional.empty());
        }

        @Override
        public OsbOperation operation() {
            return OsbOperation.FETCH_INSTANCE;
        }

        /** Adds the ids of offering and plan as hints. */
        public FetchInstance withHints(String service, String plan) {
            return new FetchInstance(instanceId, Optional.of(service), Optional.of(plan));
        }
    }

    /**
     * Changes a service instance.
     *
     * @param planId the plan to change to, or that the service instance has already
     * @param parameters sent if present, even if empty
     */
    record Update(
            String instanceId,
            String serviceId,
            Optional<String> planId,
            Optional<Context> context,
            Optional<Map<String, Object>> parameters,
            Optional<PreviousValues> previousValues,
            Optional<MaintenanceInfo> maintenanceInfo)
            implements OsbRequest {

        /** Creates a request that changes nothing yet. */
        public static Update of(String instanceId, String serviceId) {
            return new Update(
                    instanceId,
                    serviceId,
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty());
        }

        @Override
        public OsbOperation operation() {
            return OsbOperation.UPDATE;
        }

        /** Replaces the plan. */
        public Update withPlan(String value) {
            return new Update(
                    instanceId, serviceId, Optional.of(value), context, parameters, previousValues, maintenanceInfo);
        }

        /** Replaces the context. */
        public Update withContext(Context value) {
            return new Update(
                    instanceId, serviceId, planId, Optional.of(value), parameters, previousValues, maintenanceInfo);
        }

        /** Replaces the parameters. */
        public Update withParameters(Map<String, Object> value) {
            return new Update(
                    instanceId, serviceId, planId, context, Optional.of(value), previousValues, maintenanceInfo);
        }

        /** Replaces the values before the update. */
        public Update withPreviousValues(PreviousValues value) {
            return new Update(instanceId, serviceId, planId, context, parameters, Optional.of(value), maintenanceInfo);
        }

        /** Replaces the maintenance information. */
        public Update withMaintenance(MaintenanceInfo value) {
            return new Update(instanceId, serviceId, planId, context, parameters, previousValues, Optional.of(value));
        }

        @Override
        public String toString() {
            return "Update[instanceId=" + instanceId + ", serviceId=" + serviceId + ", planId=" + planId + "]";
        }
    }

    /** Deletes a service instance. */
    record Deprovision(String instanceId, String serviceId, String planId) implements OsbRequest {

        @Override
        public OsbOperation operation() {
            return OsbOperation.DEPROVISION;
        }
    }

    /**
     * Polls the last operation on a service instance.
     *
     * @param operationId the id in the response that started the operation
     */
    record LastOperation(
            String instanceId, Optional<String> serviceId, Optional<String> planId, Optional<String> operationId)
            implements OsbRequest {

        @Override
        public OsbOperation operation() {
            return OsbOperation.LAST_OPERATION;
        }
    }

    /**
     * Creates a service binding.
     *
     * @param parameters sent if present, even if empty
     * @param predecessorBindingId the service binding that this one takes over from, in a rotation
     */
    record Bind(
            String instanceId,
            String bindingId,
            String serviceId,
            String planId,
            Optional<Context> context,
            BindResource bindResource,
            Optional<Map<String, Object>> parameters,
            Optional<String> predecessorBindingId)
            implements OsbRequest {

        /** Creates a request without context, application and parameters. */
        public static Bind of(String instanceId, String bindingId, String serviceId, String planId) {
            return new Bind(
                    instanceId,
                    bindingId,
                    serviceId,
                    planId,
                    Optional.empty(),
                    BindResource.NONE,
                    Optional.empty(),
                    Optional.empty());
        }

        @Override
        public OsbOperation operation() {
            return OsbOperation.BIND;
        }

        /** Replaces the context. */
        public Bind withContext(Context value) {
            return new Bind(
                    instanceId,
                    bindingId,
                    serviceId,
                    planId,
                    Optional.of(value),
                    bindResource,
                    parameters,
                    predecessorBindingId);
        }

        /** Replaces what is bound. */
        public Bind withResource(BindResource value) {
            return new Bind(instanceId, bindingId, serviceId, planId, context, value, parameters, predecessorBindingId);
        }

        /** Replaces the parameters. */
        public Bind withParameters(Map<String, Object> value) {
            return new Bind(
                    instanceId,
                    bindingId,
                    serviceId,
                    planId,
                    context,
                    bindResource,
                    Optional.of(value),
                    predecessorBindingId);
        }

        /** Makes this the successor of a service binding, whose parameters it takes over. */
        public Bind asSuccessorOf(String predecessor) {
            return new Bind(
                    instanceId,
                    bindingId,
                    serviceId,
                    planId,
                    context,
                    bindResource,
                    parameters,
                    Optional.of(predecessor));
        }

        @Override
        public String toString() {
            return "Bind[instanceId=" + instanceId + ", bindingId=" + bindingId + ", serviceId=" + serviceId
                    + ", planId=" + planId + "]";
        }
    }

    /**
     * Fetches a service binding.
     *
     * @param serviceId sent as a hint, if present
     * @param planId sent as a hint, if present
     */
    record FetchBinding(String instanceId, String bindingId, Optional<String> serviceId, Optional<String> planId)
            implements OsbRequest {

        /** Creates a request without hints. */
        public static FetchBinding of(String instanceId, String bindingId) {
            return new FetchBinding(instanceId, bindingId, Optional.empty(), Optional.empty());
        }

        @Override
        public OsbOperation operation() {
            return OsbOperation.FETCH_BINDING;
        }

        /** Adds the ids of offering and plan as hints. */
        public FetchBinding withHints(String service, String plan) {
            return new FetchBinding(instanceId, bindingId, Optional.of(service), Optional.of(plan));
        }
    }

    /** Deletes a service binding. */
    record Unbind(String instanceId, String bindingId, String serviceId, String planId) implements OsbRequest {

        @Override
        public OsbOperation operation() {
            return OsbOperation.UNBIND;
        }
    }

    /**
     * Polls the last operation on a service binding.
     *
     * @param operationId the id in the response that started the operation
     */
    record LastBindingOperation(
            String instanceId,
            String bindingId,
            Optional<String> serviceId,
            Optional<String> planId,
            Optional<String> operationId)
            implements OsbRequest {

        @Override
        public OsbOperation operation() {
            return OsbOperation.LAST_BINDING_OPERATION;
        }
    }
}
