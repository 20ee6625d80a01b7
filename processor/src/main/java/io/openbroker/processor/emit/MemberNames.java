package io.openbroker.processor.emit;

import com.palantir.javapoet.NameAllocator;
import io.openbroker.processor.model.BrokerModel;
import io.openbroker.processor.model.OfferingModel;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The names of a dispatcher's own methods, which contain those of the offerings where there are several. */
final class MemberNames {

    private static final Pattern WORD_START = Pattern.compile("[^\\p{L}\\p{N}]+(\\p{L}|\\p{N})");

    private final NameAllocator allocator = new NameAllocator();
    private final boolean several;

    MemberNames(BrokerModel broker) {
        several = broker.offerings().size() > 1;
        List.of("offerings", "catalog", "broker", CatalogCode.FIELD).forEach(allocator::newName);
        for (OfferingModel offering : broker.offerings()) {
            allocate(offering, "offering", "Offering");
            allocate(offering, "plan", "Plan");
        }
    }

    /** The method that describes an offering. */
    String describe(OfferingModel offering) {
        return allocator.get(tag(offering, "offering"));
    }

    /** The method that finds the constant for a plan's id. */
    String findPlan(OfferingModel offering) {
        return allocator.get(tag(offering, "plan"));
    }

    private void allocate(OfferingModel offering, String alone, String suffix) {
        allocator.newName(
                several ? camelCase(offering.name().known().orElse("service")) + suffix : alone, tag(offering, alone));
    }

    private static List<String> tag(OfferingModel offering, String purpose) {
        return List.of(offering.id().value(), purpose);
    }

    private static String camelCase(String name) {
        Matcher matcher = WORD_START.matcher(name);
        String joined = matcher.replaceAll(match -> match.group(1).toUpperCase(Locale.ROOT));
        int first = joined.offsetByCodePoints(0, 1);
        return joined.substring(0, first).toLowerCase(Locale.ROOT) + joined.substring(first);
    }
}
