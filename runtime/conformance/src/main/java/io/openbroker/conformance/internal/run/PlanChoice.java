package io.openbroker.conformance.internal.run;

import io.openbroker.conformance.internal.catalog.Catalog;
import io.openbroker.conformance.internal.catalog.Offering;
import io.openbroker.conformance.internal.catalog.Plan;
import io.openbroker.conformance.internal.catalog.SchemaPlace;
import io.openbroker.conformance.internal.exchange.ResponseView;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Which plans checks run with: of each offering the one with the most features, unless the settings say otherwise.
 *
 * @param plans the plans
 * @param notes sentences about plans that were left out
 * @param problem which offering or plan of the settings was not found, as a sentence; empty if all were
 */
record PlanChoice(List<Plan> plans, List<String> notes, Optional<String> problem) {

    /** So many offerings are checked unless the settings choose. */
    private static final int OFFERINGS = 10;

    static PlanChoice of(Catalog catalog, RunSettings settings) {
        List<String> notes = new ArrayList<>();
        List<Offering> offerings = catalog.offeringsOrNone().stream()
                .filter(offering -> settings.offering()
                        .map(wanted -> wanted.equals(offering.id()) || wanted.equals(offering.name()))
                        .orElse(true))
                .toList();
        List<Plan> plans = offerings.stream()
                .flatMap(offering -> chosen(offering, settings).stream())
                .toList();
        boolean chosen = settings.plan().isPresent() || settings.allPlans();
        if (!chosen && plans.size() > OFFERINGS) {
            notes.add("Of " + plans.size() + " service offerings, the first " + OFFERINGS
                    + " were checked with service instances. Choose others by name, or choose all plans.");
            plans = plans.subList(0, OFFERINGS);
        }
        Optional<String> problem = plans.isEmpty() ? notFound(settings) : Optional.empty();
        if (plans.isEmpty() && problem.isEmpty()) {
            notes.add(nothingToCreate(catalog.response()));
        }
        return new PlanChoice(List.copyOf(plans), List.copyOf(notes), problem);
    }

    private static String nothingToCreate(ResponseView response) {
        return response.responded() && response.status() != 200
                ? "The catalog was not served (status " + response.status() + "), so nothing was created."
                : "The catalog has no service plan, so nothing was created.";
    }

    private static List<Plan> chosen(Offering offering, RunSettings settings) {
        List<Plan> usable = offering.plans().stream()
                .filter(plan -> plan.json().isObject())
                .filter(plan -> settings.plan()
                        .map(wanted -> wanted.equals(plan.id()) || wanted.equals(plan.name()))
                        .orElse(true))
                .toList();
        if (settings.allPlans() || settings.plan().isPresent()) {
            return usable;
        }
        // max() takes the last of equals; the first one is the more usual choice of users.
        Optional<Plan> best = usable.stream()
                .sorted(Comparator.comparing((Function<Plan, Integer>) PlanChoice::features)
                        .reversed())
                .findFirst();
        return best.stream().toList();
    }

    private static int features(Plan plan) {
        int features = 0;
        features += plan.bindable() ? 8 : 0;
        features += plan.updateable() ? 4 : 0;
        features += plan.rotatable() ? 2 : 0;
        features += plan.maintenanceVersion().isPresent() ? 2 : 0;
        for (SchemaPlace place : SchemaPlace.values()) {
            features += plan.schema(place).isPresent() ? 1 : 0;
        }
        return features;
    }

    private static Optional<String> notFound(RunSettings settings) {
        String offering = settings.offering()
                .map(wanted -> "service offering \"" + wanted + "\"")
                .orElse("");
        String plan =
                settings.plan().map(wanted -> "service plan \"" + wanted + "\"").orElse("");
        if (offering.isEmpty() && plan.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of("The catalog has no "
                + (plan.isEmpty() ? offering : offering.isEmpty() ? plan : plan + " of " + offering) + ".");
    }
}
