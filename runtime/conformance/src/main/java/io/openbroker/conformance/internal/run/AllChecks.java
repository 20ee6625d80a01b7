package io.openbroker.conformance.internal.run;

import io.openbroker.conformance.internal.check.Check;
import io.openbroker.conformance.internal.check.authentication.AuthenticationChecks;
import io.openbroker.conformance.internal.check.binding.BindRequestChecks;
import io.openbroker.conformance.internal.check.binding.BindResponseChecks;
import io.openbroker.conformance.internal.check.binding.FetchBindingChecks;
import io.openbroker.conformance.internal.check.binding.RotationChecks;
import io.openbroker.conformance.internal.check.catalog.CatalogResponseChecks;
import io.openbroker.conformance.internal.check.catalog.CloudFoundryChecks;
import io.openbroker.conformance.internal.check.catalog.MetadataChecks;
import io.openbroker.conformance.internal.check.catalog.OfferingChecks;
import io.openbroker.conformance.internal.check.catalog.OtherPlatformChecks;
import io.openbroker.conformance.internal.check.catalog.PlanChecks;
import io.openbroker.conformance.internal.check.catalog.SchemaChecks;
import io.openbroker.conformance.internal.check.deletion.BindingCancellationChecks;
import io.openbroker.conformance.internal.check.deletion.CancellationChecks;
import io.openbroker.conformance.internal.check.deletion.DeprovisionChecks;
import io.openbroker.conformance.internal.check.deletion.UnbindChecks;
import io.openbroker.conformance.internal.check.error.ErrorChecks;
import io.openbroker.conformance.internal.check.header.IdentityChecks;
import io.openbroker.conformance.internal.check.header.VersionChecks;
import io.openbroker.conformance.internal.check.hostile.HostileChecks;
import io.openbroker.conformance.internal.check.json.EquivalentBodyChecks;
import io.openbroker.conformance.internal.check.json.MalformedBodyChecks;
import io.openbroker.conformance.internal.check.json.ResponseTypeChecks;
import io.openbroker.conformance.internal.check.polling.DeletionPollChecks;
import io.openbroker.conformance.internal.check.polling.PollingChecks;
import io.openbroker.conformance.internal.check.provision.ProvisionRequestChecks;
import io.openbroker.conformance.internal.check.provision.ProvisionResponseChecks;
import io.openbroker.conformance.internal.check.race.BindingRaceChecks;
import io.openbroker.conformance.internal.check.race.DeletionRaceChecks;
import io.openbroker.conformance.internal.check.race.ProvisionRaceChecks;
import io.openbroker.conformance.internal.check.race.RaceChecks;
import io.openbroker.conformance.internal.check.repetition.OtherParametersChecks;
import io.openbroker.conformance.internal.check.repetition.RepetitionChecks;
import io.openbroker.conformance.internal.check.update.AppliedUpdateChecks;
import io.openbroker.conformance.internal.check.update.FetchInstanceChecks;
import io.openbroker.conformance.internal.check.update.MaintenanceChecks;
import io.openbroker.conformance.internal.check.update.UpdateRequestChecks;
import io.openbroker.conformance.internal.check.update.UpdateResponseChecks;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Every check there is. A new class of checks is added here. */
public final class AllChecks {

    private static final List<Check> ALL = Stream.of(
                    CatalogResponseChecks.checks(),
                    OfferingChecks.checks(),
                    PlanChecks.checks(),
                    SchemaChecks.checks(),
                    MetadataChecks.checks(),
                    VersionChecks.checks(),
                    IdentityChecks.checks(),
                    AuthenticationChecks.checks(),
                    ErrorChecks.checks(),
                    MalformedBodyChecks.checks(),
                    EquivalentBodyChecks.checks(),
                    CloudFoundryChecks.checks(),
                    OtherPlatformChecks.checks(),
                    ProvisionRequestChecks.checks(),
                    ProvisionResponseChecks.checks(),
                    FetchInstanceChecks.checks(),
                    MaintenanceChecks.checks(),
                    UpdateRequestChecks.checks(),
                    UpdateResponseChecks.checks(),
                    RepetitionChecks.checks(),
                    OtherParametersChecks.checks(),
                    BindResponseChecks.checks(),
                    BindRequestChecks.checks(),
                    RotationChecks.checks(),
                    FetchBindingChecks.checks(),
                    UnbindChecks.checks(),
                    DeprovisionChecks.checks(),
                    PollingChecks.checks(),
                    DeletionPollChecks.checks(),
                    RaceChecks.checks(),
                    ProvisionRaceChecks.checks(),
                    BindingRaceChecks.checks(),
                    DeletionRaceChecks.checks(),
                    CancellationChecks.checks(),
                    BindingCancellationChecks.checks(),
                    HostileChecks.checks(),
                    ResponseTypeChecks.checks(),
                    AppliedUpdateChecks.checks())
            .flatMap(List::stream)
            .sorted(Comparator.comparing(check -> check.info().area()))
            .toList();

    private AllChecks() {}

    /** Returns the checks in the order of areas, and within an area in that of their declaration. */
    public static List<Check> all() {
        return ALL;
    }
}
