package io.openbroker.processor.model.catalog;

import java.util.Collection;
import java.util.Locale;

/** Matches the constants of an enum with the plans of a catalog file, by name. */
public final class PlanConstants {

    private PlanConstants() {}

    /** The constant for a plan's name: upper case, with underscores for what cannot be in an identifier. */
    public static String constant(String planName) {
        StringBuilder name = new StringBuilder();
        planName.toUpperCase(Locale.ROOT)
                .codePoints()
                .map(c -> Character.isLetterOrDigit(c) ? c : '_')
                .forEach(name::appendCodePoint);
        boolean start = name.length() > 0 && Character.isJavaIdentifierStart(name.codePointAt(0));
        return start ? name.toString() : "_" + name;
    }

    /** Whether an enum has a constant for each plan, and no other. */
    public static boolean fit(Collection<String> constants, OfferingModel offering) {
        return constants.size() == offering.plans().plans().size()
                && offering.plans().plans().stream()
                        .allMatch(plan -> constants.stream().anyMatch(constant -> fits(constant, plan)));
    }

    /** Whether a constant matches a plan. */
    public static boolean fits(String constant, PlanModel plan) {
        return constant.equalsIgnoreCase(constant(plan.name().known().orElse("")));
    }
}
