package com.example.template;

import io.openbroker.model.Deleted;
import io.openbroker.model.DeletionResult;
import io.openbroker.model.DeprovisionRequest;
import io.openbroker.model.InstanceResult;
import io.openbroker.model.OsbOperation;
import io.openbroker.model.ProvisionRequest;
import io.openbroker.model.ServiceInstance;
import io.openbroker.runtime.generated.BrokerDispatcher;
import io.openbroker.runtime.generated.CatalogDocument;
import io.openbroker.runtime.generated.Execution;
import io.openbroker.runtime.generated.HandlerCall;
import io.openbroker.runtime.generated.MissingHandlerException;
import io.openbroker.runtime.generated.OfferingDescriptor;
import io.openbroker.runtime.generated.PlaceholderValues;
import io.openbroker.runtime.generated.PlanDescriptor;
import io.openbroker.runtime.generated.ResolvedCatalog;
import io.openbroker.runtime.generated.UnknownPlanException;
import io.openbroker.undertow.BrokerServer;
import java.util.List;
import javax.annotation.processing.Generated;

/**
 * Calls the handlers of {@link TemplateBroker}.
 */
@Generated("io.openbroker.processor.BrokerProcessor")
public final class TemplateBrokerDispatcher implements BrokerDispatcher {
    private final TemplateBroker broker;

    private final ResolvedCatalog resolved;

    /**
     * A dispatcher for a broker, with placeholders from system properties and the environment.
     *
     * @param broker the object on which handlers are called
     * @throws IllegalStateException if a placeholder has no value, or one that the catalog cannot have
     */
    public TemplateBrokerDispatcher(TemplateBroker broker) {
        this(broker, PlaceholderValues.ofProcess());
    }

    /**
     * A dispatcher for a broker.
     *
     * @param broker the object on which handlers are called
     * @param values the values of placeholders
     * @throws IllegalStateException if a placeholder has no value, or one that the catalog cannot have
     */
    public TemplateBrokerDispatcher(TemplateBroker broker, PlaceholderValues values) {
        this.broker = broker;
        this.resolved = ResolvedCatalog.read(
                TemplateBrokerDispatcher.class,
                "META-INF/openbroker/com.example.template.TemplateBroker.json",
                values);
    }

    @Override
    public List<OfferingDescriptor> offerings() {
        return List.of(redisOffering(), memcachedOffering());
    }

    @Override
    public CatalogDocument catalog() {
        return resolved.document();
    }

    /**
     * Serves a new broker over HTTP until the process is told to stop; settings come from the environment.
     *
     * @param args what the command line says
     * @throws Exception if the broker cannot be made, or the server cannot start
     */
    public static void main(String[] args) throws Exception {
        BrokerServer.run(args, () -> new TemplateBrokerDispatcher(new TemplateBroker()));
    }

    @Override
    public InstanceResult provision(HandlerCall<ProvisionRequest> call) throws Exception {
        ProvisionRequest request = call.request();
        return switch (resolved.idAsWritten(request.serviceId())) {
            case "${REDIS_SERVICE_ID}" -> broker.provisionRedis(redisPlan(request.planId()), request.planId());
            case "6c1f3a52-5d0c-4df4-8f57-3c1b0a9e7d01" -> {
                broker.provisionMemcached(memcachedPlan(request.planId()));
                yield ServiceInstance.EMPTY;
            }
            default -> throw new MissingHandlerException(OsbOperation.PROVISION);
        };
    }

    @Override
    public DeletionResult deprovision(HandlerCall<DeprovisionRequest> call) throws Exception {
        DeprovisionRequest request = call.request();
        broker.deprovision(request.instanceId());
        return Deleted.DONE;
    }

    private OfferingDescriptor redisOffering() {
        return OfferingDescriptor.of(resolved.text("${REDIS_SERVICE_ID}"), resolved.text("${REDIS_NAME:redis}"))
                .handles(OsbOperation.PROVISION, Execution.SYNCHRONOUS)
                .handles(OsbOperation.DEPROVISION, Execution.SYNCHRONOUS)
                .instancesRetrievable()
                .plan(PlanDescriptor.of(resolved.text("${REDIS_SMALL_ID}"), "small").withMaintenance(resolved.text("${REDIS_VERSION:7.4.0}")))
                .plan(PlanDescriptor.of(resolved.text("${REDIS_OLD_ID:old}"), "old").asRetired())
                .build();
    }

    private OfferingDescriptor memcachedOffering() {
        return OfferingDescriptor.of("6c1f3a52-5d0c-4df4-8f57-3c1b0a9e7d01", "memcached")
                .handles(OsbOperation.PROVISION, Execution.SYNCHRONOUS)
                .handles(OsbOperation.DEPROVISION, Execution.SYNCHRONOUS)
                .instancesRetrievable()
                .plan(PlanDescriptor.of("6c1f3a52-5d0c-4df4-8f57-3c1b0a9e7d02", "cache"))
                .build();
    }

    private TemplateBroker.RedisPlans redisPlan(String planId) {
        return switch (resolved.idAsWritten(planId)) {
            case "${REDIS_SMALL_ID}" -> TemplateBroker.RedisPlans.SMALL;
            case "${REDIS_OLD_ID:old}" -> TemplateBroker.RedisPlans.OLD;
            default -> throw new UnknownPlanException(TemplateBroker.RedisPlans.class, planId);
        };
    }

    private TemplateBroker.MemcachedPlans memcachedPlan(String planId) {
        return switch (resolved.idAsWritten(planId)) {
            case "6c1f3a52-5d0c-4df4-8f57-3c1b0a9e7d02" -> TemplateBroker.MemcachedPlans.CACHE;
            default -> throw new UnknownPlanException(TemplateBroker.MemcachedPlans.class, planId);
        };
    }
}
