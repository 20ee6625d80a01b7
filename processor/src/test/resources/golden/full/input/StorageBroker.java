package com.example.storage;

import io.openbroker.annotation.*;
import io.openbroker.model.*;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import tools.jackson.databind.JsonNode;

@Broker
@ServiceOffering(
        id = "offering-postgres",
        name = "postgres",
        description = "PostgreSQL databases",
        plans = StorageBroker.PostgresPlans.class,
        tags = {"postgres", "relational"},
        allowContextUpdates = true,
        requiresApp = true,
        displayName = "PostgreSQL",
        imageUrl = "https://example.com/postgres.svg",
        longDescription = "A database for each of your applications, größer als \"alle\" anderen",
        providerDisplayName = "Example",
        documentationUrl = "https://example.com/docs",
        supportUrl = "https://example.com/support",
        metadata = {
            @MetadataEntry(key = "shareable", json = "true"),
            @MetadataEntry(key = "region", value = "eu-1"),
            @MetadataEntry(key = "limits", json = "{ \"max\" : 1.10, \"zones\" : [1, 2] }")
        },
        dashboardClient =
                @DashboardClient(id = "dashboard", secret = "s3cret", redirectUri = "https://example.com/sso"))
@ServiceOffering(
        id = "offering-cache",
        name = "key-value.cache",
        description = "Caches",
        plans = StorageBroker.CachePlans.class,
        requires = {Permission.SYSLOG_DRAIN, Permission.VOLUME_MOUNT},
        planUpdateable = Flag.FALSE,
        instancesRetrievable = Flag.FALSE)
public class StorageBroker {

    public enum PostgresPlans {
        @Plan(
                id = "plan-small",
                description = "Shared server",
                displayName = "Small",
                bullets = {"10 connections", "1 GB"},
                maximumPollingDuration = 600)
        SMALL,
        @Plan(
                id = "plan-large",
                name = "large-v2",
                description = "Dedicated server",
                free = false,
                bindable = Flag.FALSE,
                planUpdateable = Flag.FALSE,
                costs = {
                    @Cost(
                            amount = {
                                @Cost.Amount(currency = "usd", value = 99),
                                @Cost.Amount(currency = "eur", value = 49.95)
                            },
                            unit = "MONTHLY"),
                    @Cost(amount = @Cost.Amount(currency = "usd", value = 0.1), unit = "1GB of messages over 20GB")
                },
                maintenance = @Maintenance(version = "2.1.0", description = "Minor upgrade"),
                metadata = @MetadataEntry(key = "tier", json = "5"))
        EXTRA_LARGE,
        @Plan(id = "plan-old", description = "No longer offered", retired = true)
        OLD
    }

    public enum CachePlans {
        @Plan(
                id = "plan-cache",
                description = "A cache",
                bindingRotatable = Flag.FALSE,
                maintenance = @Maintenance(version = "1.0.0-rc.1+build.5"))
        CACHE
    }

    public record DatabaseParameters(String name, Integer connections) {}

    public static final class BindParameters {
        public String role = "";
    }

    public record Credentials(String uri) {}

    @Provision
    CompletionStage<Accepted> provisionPostgres(
            @InstanceId String instanceId,
            PostgresPlans plan,
            @Parameters DatabaseParameters parameters,
            Context context,
            Optional<OriginatingIdentity> user,
            RequestIdentity requestIdentity,
            Platform platform,
            Optional<MaintenanceInfo> maintenance,
            Progress progress) {
        return CompletableFuture.completedFuture(Accepted.as("provision " + instanceId));
    }

    @Provision(async = Async.ALWAYS)
    void provisionCache(CachePlans plan, @ServiceId String serviceId, @PlanId String planId, @OperationId String id) {}

    @Update(async = Async.WHEN_ACCEPTED)
    ServiceInstance update(UpdateRequest request, PreviousValues previous, @Parameters Map<String, Object> changes) {
        return ServiceInstance.withDashboard("https://example.com/" + request.instanceId());
    }

    @Deprovision(offering = {"postgres", "key-value.cache"})
    CompletableFuture<Void> deprovision(@InstanceId String instanceId) {
        return CompletableFuture.completedFuture(null);
    }

    @Bind(offering = "postgres")
    CompletableFuture<Credentials> bindPostgres(
            @BindingId String bindingId, BindResource resource, @Parameters BindParameters parameters) {
        return CompletableFuture.completedFuture(new Credentials("postgres://" + bindingId));
    }

    @Bind(offering = "key-value.cache")
    ServiceBinding bindCache(BindRequest request, @Parameters JsonNode parameters) {
        return ServiceBinding.EMPTY;
    }

    @Unbind
    void unbind(@InstanceId String instanceId, @BindingId String bindingId) {}

    @FetchInstance(offering = "postgres")
    ServiceInstance fetchInstance(FetchInstanceRequest request) {
        return ServiceInstance.EMPTY;
    }

    @FetchBinding
    Map<String, String> fetchBinding(@BindingId String bindingId) {
        return new LinkedHashMap<>();
    }

    @LastOperation(offering = "postgres")
    OperationStatus lastOperation(@OperationId String operationId, LastOperationRequest request) {
        return OperationStatus.inProgress(operationId);
    }
}
