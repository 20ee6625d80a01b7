package io.openbroker.processor.emit;

import com.palantir.javapoet.NameAllocator;
import io.openbroker.processor.model.broker.BrokerModel;
import io.openbroker.processor.model.catalog.OfferingModel;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The names of a dispatcher's own methods, which contain those of the offerings where there are several. */
final class MemberNames {

    private static final String DESCRIBE = "offering";
    private static final String FIND_PLAN = "plan";

    /** Only where there are several offerings, since it is costly to make. */
    private final Optional<NameAllocator> allocator;

    MemberNames(BrokerModel broker) {
        allocator = broker.offerings().size() > 1 ? Optional.of(allocator(broker)) : Optional.empty();
    }

    private static NameAllocator allocator(BrokerModel broker) {
        NameAllocator allocator = new NameAllocator();
        for (String taken : List.of("offerings", "catalog", "broker", "main", CatalogCode.FIELD)) {
            allocator.newName(taken);
        }
        for (OfferingModel offering : broker.offerings()) {
            String name = camelCase(offering.name().known().orElse("service"));
            allocator.newName(name + "Offering", tag(offering, DESCRIBE));
            allocator.newName(name + "Plan", tag(offering, FIND_PLAN));
        }
        return allocator;
    }

    /** The method that describes an offering. */
    String describe(OfferingModel offering) {
        return allocator.isPresent() ? allocator.get().get(tag(offering, DESCRIBE)) : DESCRIBE;
    }

    /** The method that finds the constant for a plan's id. */
    String findPlan(OfferingModel offering) {
        return allocator.isPresent() ? allocator.get().get(tag(offering, FIND_PLAN)) : FIND_PLAN;
    }

    private static List<String> tag(OfferingModel offering, String purpose) {
        return List.of(offering.id().value(), purpose);
    }

    private static String camelCase(String name) {
        Matcher matcher = Pattern.compile("[^\\p{L}\\p{N}]+(\\p{L}|\\p{N})").matcher(name);
        String joined = matcher.replaceAll(match -> match.group(1).toUpperCase(Locale.ROOT));
        int first = joined.offsetByCodePoints(0, 1);
        return joined.substring(0, first).toLowerCase(Locale.ROOT) + joined.substring(first);
    }
}
