package io.openbroker.runtime.internal.lifecycle;

import io.openbroker.model.MaintenanceInfo;
import io.openbroker.runtime.generated.HandlerDescriptor;
import io.openbroker.runtime.internal.answer.Outcome;
import io.openbroker.runtime.internal.answer.Refusal;
import io.openbroker.runtime.internal.answer.Reply;
import io.openbroker.runtime.internal.command.ProvisionCommand;
import io.openbroker.runtime.internal.handler.GivenParameters;
import io.openbroker.runtime.internal.handler.InstanceBodies;
import io.openbroker.runtime.internal.handler.Maintenance;
import io.openbroker.runtime.internal.handler.Preconditions;
import io.openbroker.runtime.internal.schema.ParameterSchemas;
import io.openbroker.runtime.spi.state.InstanceAttributes;
import io.openbroker.runtime.spi.state.LifecycleEvent;
import io.openbroker.runtime.spi.state.LifecycleTable;
import io.openbroker.runtime.spi.state.OperationRequest;
import io.openbroker.runtime.spi.state.Phase;
import io.openbroker.runtime.spi.state.Reaction;
import io.openbroker.runtime.spi.state.RowChange;
import io.openbroker.runtime.spi.state.StateStore;
import io.openbroker.runtime.spi.state.StoredInstance;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Creates service instances (OSB v2.17, "Provisioning"). */
final class Provisioning {

    private final StateStore store;
    private final ParameterSchemas schemas;
    private final Claims claims;
    private final OperationRunner runner;

    Provisioning(StateStore store, ParameterSchemas schemas, Claims claims, OperationRunner runner) {
        this.store = store;
        this.schemas = schemas;
        this.claims = claims;
        this.runner = runner;
    }

    Reply carryOut(ProvisionCommand command, Consumer<Reply> early) {
        InstanceAttributes requested = new InstanceAttributes(
                command.target().plan().id(),
                command.context().properties(),
                command.parameters(),
                command.target().plan().maintenanceVersion());
        while (true) {
            Optional<StoredInstance> present = store.instance(command.instanceKey());
            boolean same = present.filter(row -> same(row, requested, command)).isPresent();
            Reaction reaction = LifecycleTable.reaction(
                    Phase.of(present), same ? LifecycleEvent.CREATION : LifecycleEvent.OTHER_CREATION);
            if (reaction != Reaction.BEGINS) {
                Optional<Reply> reply = answer(reaction, present.orElseThrow(), command);
                if (reply.isPresent()) {
                    return reply.get();
                }
                continue;
            }
            HandlerDescriptor handler = check(command);
            GivenParameters parameters = GivenParameters.check(
                    schemas, requested.planId(), command.operation(), command.parameters(), handler);
            OperationRequest request = new OperationRequest(
                    command.origin().originatingIdentity(),
                    command.origin().requestIdentity().value(),
                    command.maintenanceInfo(),
                    Optional.empty(),
                    Optional.empty());
            Optional<Claim> claim = claims.attempt(
                    command,
                    command.instanceKey(),
                    handler,
                    command.acceptsIncomplete(),
                    request,
                    id -> List.of(change(present, creating(present, command, requested, id))));
            if (claim.isPresent()) {
                return runner.run(
                        claim.get(),
                        new InstanceCreation(
                                claim.get().operation(),
                                creating(
                                        present,
                                        command,
                                        requested,
                                        claim.get().operation().id()),
                                command.target().service(),
                                parameters),
                        early);
            }
        }
    }

    private static StoredInstance creating(
            Optional<StoredInstance> failed, ProvisionCommand command, InstanceAttributes requested, String id) {
        String serviceId = command.target().service().id();
        return failed.map(row -> row.creatingAgain(serviceId, requested, id))
                .orElseGet(() -> StoredInstance.creating(command.instanceKey(), serviceId, requested, id));
    }

    private static RowChange change(Optional<StoredInstance> failed, StoredInstance creating) {
        return failed.isPresent() ? RowChange.replace(creating) : RowChange.insert(creating);
    }

    /** The answer for a service instance that is there; empty if it has changed meanwhile. */
    private Optional<Reply> answer(Reaction reaction, StoredInstance present, ProvisionCommand command) {
        if (reaction == Reaction.JOINS || reaction == Reaction.EXISTS) {
            checkMaintenance(present, command);
        }
        return switch (reaction) {
            case JOINS -> claims.join(present, command.acceptsIncomplete());
            case EXISTS -> Optional.of(Reply.of(Outcome.EXISTS, InstanceBodies.of(present.details())));
            case CONFLICT -> throw conflict(present.phase() == Phase.CREATING ? "is being created" : "exists");
            default -> throw Claims.refusal(reaction, present.key());
        };
    }

    /** A request whose answer was lost, and that is sent again after a new maintenance version came, is still the same. */
    private static void checkMaintenance(StoredInstance present, ProvisionCommand command) {
        Optional<String> named = command.maintenanceInfo().map(MaintenanceInfo::version);
        if (!named.equals(present.current().maintenanceVersion())) {
            Maintenance.check(named, command.target().plan());
        }
    }

    private static boolean same(StoredInstance present, InstanceAttributes requested, ProvisionCommand command) {
        return present.serviceId().equals(command.target().service().id())
                && Attributes.same(present.current(), requested);
    }

    private static HandlerDescriptor check(ProvisionCommand command) {
        Preconditions.offered(command.target().plan());
        Maintenance.check(
                command.maintenanceInfo().map(MaintenanceInfo::version),
                command.target().plan());
        return Preconditions.handler(command.target().service(), command.operation());
    }

    private static Refusal conflict(String how) {
        return Refusal.of(
                Outcome.CONFLICT,
                "A service instance with this id " + how
                        + " already, with another service, plan, context or parameters");
    }
}
