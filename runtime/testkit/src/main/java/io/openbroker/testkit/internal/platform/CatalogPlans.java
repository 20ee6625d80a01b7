package io.openbroker.testkit.internal.platform;

import io.openbroker.annotation.Plan;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The plans of a catalog. Immutable. */
public final class CatalogPlans {

    private static final String PLACEHOLDER = "${";

    private final List<PlanReference> plans;

    private CatalogPlans(List<PlanReference> plans) {
        this.plans = plans;
    }

    /** Reads a catalog; what has the wrong type is left out, since no test can name it. */
    public static CatalogPlans of(Map<String, Object> catalog) {
        List<PlanReference> plans = new ArrayList<>();
        for (Map<?, ?> offering : objects(catalog.get("services"))) {
            for (Map<?, ?> plan : objects(offering.get("plans"))) {
                Optional<String> maintenance = Optional.ofNullable(plan.get("maintenance_info"))
                        .filter(Map.class::isInstance)
                        .map(info -> text((Map<?, ?>) info, "version"));
                plans.add(new PlanReference(
                        text(offering, "id"),
                        text(offering, "name"),
                        text(plan, "id"),
                        text(plan, "name"),
                        maintenance));
            }
        }
        return new CatalogPlans(List.copyOf(plans));
    }

    private static List<Map<?, ?>> objects(@Nullable Object list) {
        List<Map<?, ?>> objects = new ArrayList<>();
        if (list instanceof List<?> values) {
            for (Object value : values) {
                if (value instanceof Map<?, ?> object) {
                    objects.add(object);
                }
            }
        }
        return objects;
    }

    private static String text(Map<?, ?> object, String name) {
        return object.get(name) instanceof String text ? text : "";
    }

    /** All plans. */
    public List<PlanReference> all() {
        return plans;
    }

    /**
     * Finds a plan.
     *
     * @param plan a constant of an enum of plans, or an id, a name, or {@code offering/plan}
     * @throws IllegalArgumentException if there is none, or more than one
     */
    public PlanReference find(Object plan) {
        if (plan instanceof Enum<?> constant) {
            return find(constant);
        }
        if (plan instanceof String text) {
            return only(
                    "\"" + text + "\"",
                    known -> known.id().equals(text)
                            || known.name().equals(text)
                            || known.title().equals(text));
        }
        throw new IllegalArgumentException("A plan cannot be a "
                + plan.getClass().getSimpleName() + ". Use a constant of the enum of plans, an id or a name.");
    }

    private PlanReference find(Enum<?> constant) {
        Plan annotation = annotation(constant);
        if (!annotation.id().contains(PLACEHOLDER)) {
            return only(
                    constant + " with the id " + annotation.id(),
                    plan -> plan.id().equals(annotation.id()));
        }
        String name = annotation.name().isEmpty()
                ? constant.name().toLowerCase(Locale.ROOT).replace('_', '-')
                : annotation.name();
        if (name.contains(PLACEHOLDER)) {
            throw new IllegalArgumentException("The id and the name of plan " + constant
                    + " have placeholders. Use the name in the catalog instead: " + names() + ".");
        }
        return only(
                constant + " with the name \"" + name + "\"",
                plan -> plan.name().equals(name));
    }

    private static Plan annotation(Enum<?> constant) {
        try {
            return Optional.ofNullable(constant.getDeclaringClass()
                            .getField(constant.name())
                            .getAnnotation(Plan.class))
                    .orElseThrow(() -> new IllegalArgumentException(
                            constant.getDeclaringClass().getName() + "." + constant.name()
                                    + " has no @Plan. Use a constant that has it, an id or a name."));
        } catch (NoSuchFieldException e) {
            throw new IllegalStateException("Every constant of an enum is a field of it", e);
        }
    }

    private PlanReference only(String wanted, Predicate<PlanReference> condition) {
        List<PlanReference> found = plans.stream().filter(condition).toList();
        if (found.size() == 1) {
            return found.get(0);
        }
        throw new IllegalArgumentException(
                found.isEmpty()
                        ? "The catalog has no plan " + wanted + ". Its plans are " + names() + "."
                        : "The catalog has several plans " + wanted + ". Use one of "
                                + found.stream().map(PlanReference::title).collect(Collectors.joining(", ")) + ".");
    }

    private String names() {
        return plans.stream().map(PlanReference::title).collect(Collectors.joining(", "));
    }
}
