package com.example.template;

import io.openbroker.annotation.*;
import io.openbroker.model.*;

/** Some values are known only at start. */
@Broker
@ServiceOffering(
        id = "${REDIS_SERVICE_ID}",
        name = "${REDIS_NAME:redis}",
        description = "Redis in ${REGION:eu-1}, for $${HOME}",
        documentationUrl = "${DOCS_URL:https://example.com/docs}",
        plans = TemplateBroker.RedisPlans.class,
        dashboardClient = @DashboardClient(id = "dashboard", secret = "${DASHBOARD_SECRET}", redirectUri = "${DASHBOARD_URI}"))
@ServiceOffering(
        id = "6c1f3a52-5d0c-4df4-8f57-3c1b0a9e7d01",
        name = "memcached",
        description = "Caches",
        plans = TemplateBroker.MemcachedPlans.class)
public final class TemplateBroker {

    public enum RedisPlans {
        @Plan(
                id = "${REDIS_SMALL_ID}",
                description = "Shared",
                maintenance = @Maintenance(version = "${REDIS_VERSION:7.4.0}"),
                costs =
                        @Cost(
                                amount = {
                                    @Cost.Amount(currency = "usd", placeholder = "${REDIS_PRICE:9.50}"),
                                    @Cost.Amount(currency = "eur", value = 9)
                                },
                                unit = "MONTHLY"))
        SMALL,
        @Plan(id = "${REDIS_OLD_ID:old}", description = "No longer offered", retired = true)
        OLD
    }

    public enum MemcachedPlans {
        @Plan(id = "6c1f3a52-5d0c-4df4-8f57-3c1b0a9e7d02", description = "A cache")
        CACHE
    }

    @Provision
    ServiceInstance provisionRedis(RedisPlans plan, @PlanId String planId) {
        return ServiceInstance.withDashboard("https://example.com/" + plan + "/" + planId);
    }

    @Provision
    void provisionMemcached(MemcachedPlans plan) {}

    @Deprovision
    void deprovision(@InstanceId String instanceId) {}
}
