package io.openbroker.osb.internal.command;

import io.openbroker.client.Catalog;
import io.openbroker.osb.internal.output.CommandFailure;
import java.util.List;
import java.util.Optional;

/** A service plan of the catalog with its service offering. */
record ChosenPlan(Catalog.Offering offering, Catalog.Plan plan) {

    /** Finds a plan by the names or ids that a user gives; what is left out has to be clear without it. */
    static ChosenPlan find(Catalog catalog, Optional<String> service, Optional<String> plan) {
        if (service.isEmpty() && plan.isPresent()) {
            return alone(catalog, plan.get());
        }
        Catalog.Offering offering = offering(catalog, service);
        return new ChosenPlan(offering, plan(offering, plan));
    }

    /** Finds a service offering by its name or id. */
    static Catalog.Offering offering(Catalog catalog, Optional<String> service) {
        if (service.isEmpty()) {
            if (catalog.offerings().size() == 1) {
                return catalog.offerings().get(0);
            }
            throw CommandFailure.usage("The broker has " + catalog.offerings().size()
                    + " service offerings; name one with --service. " + Suggestion.of("", names(catalog)));
        }
        String wanted = service.get();
        return catalog.offeringNamed(wanted)
                .or(() -> catalog.offering(wanted))
                .orElseThrow(() -> CommandFailure.usage("The catalog has no service offering \"" + wanted + "\". "
                        + Suggestion.of(wanted, names(catalog))));
    }

    private static Catalog.Plan plan(Catalog.Offering offering, Optional<String> plan) {
        List<String> names = offering.plans().stream().map(Catalog.Plan::name).toList();
        if (plan.isEmpty()) {
            if (offering.plans().size() == 1) {
                return offering.plans().get(0);
            }
            throw CommandFailure.usage("The service offering \"" + offering.name() + "\" has "
                    + offering.plans().size() + " plans; name one with --plan. " + Suggestion.of("", names));
        }
        String wanted = plan.get();
        return offering.planNamed(wanted)
                .or(() -> offering.plan(wanted))
                .orElseThrow(() -> CommandFailure.usage("The service offering \"" + offering.name()
                        + "\" has no plan \"" + wanted + "\". " + Suggestion.of(wanted, names)));
    }

    private static ChosenPlan alone(Catalog catalog, String wanted) {
        List<ChosenPlan> found = catalog.offerings().stream()
                .flatMap(offering -> offering.plans().stream()
                        .filter(plan -> plan.name().equals(wanted) || plan.id().equals(wanted))
                        .map(plan -> new ChosenPlan(offering, plan)))
                .toList();
        if (found.size() == 1) {
            return found.get(0);
        }
        if (found.isEmpty()) {
            List<String> names = catalog.offerings().stream()
                    .flatMap(offering -> offering.plans().stream().map(Catalog.Plan::name))
                    .distinct()
                    .toList();
            throw CommandFailure.usage("The catalog has no plan \"" + wanted + "\". " + Suggestion.of(wanted, names));
        }
        throw CommandFailure.usage(found.size() + " service offerings have a plan \"" + wanted
                + "\"; name one of them with --service. "
                + Suggestion.of(
                        "",
                        found.stream().map(chosen -> chosen.offering().name()).toList()));
    }

    private static List<String> names(Catalog catalog) {
        return catalog.offerings().stream().map(Catalog.Offering::name).toList();
    }
}
