package io.openbroker.processor.emit.dispatcher;

import io.openbroker.processor.model.broker.BrokerModel;
import io.openbroker.processor.model.catalog.OfferingModel;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.lang.model.SourceVersion;

/** The names of a dispatcher's own methods, which contain those of the offerings where there are several. */
final class MemberNames {

    private static final String DESCRIBE = "offering";
    private static final String FIND_PLAN = "plan";

    private final Set<String> taken =
            new HashSet<>(List.of("offerings", "catalog", "broker", "main", CatalogCode.FIELD));

    /** The names by the ids of offerings; empty if there is only one offering. */
    private final Map<String, String> describing = new HashMap<>();

    private final Map<String, String> finding = new HashMap<>();

    MemberNames(BrokerModel broker) {
        if (broker.offerings().size() > 1) {
            for (OfferingModel offering : broker.offerings()) {
                String id = offering.id().value();
                String name = camelCase(offering.name().known().orElse("service"));
                describing.put(id, allocate(name + "Offering"));
                finding.put(id, allocate(name + "Plan"));
            }
        }
    }

    /** The method that describes an offering. */
    String describe(OfferingModel offering) {
        return describing.getOrDefault(offering.id().value(), DESCRIBE);
    }

    /** The method that finds the constant for a plan's id. */
    String findPlan(OfferingModel offering) {
        return finding.getOrDefault(offering.id().value(), FIND_PLAN);
    }

    /** An identifier that is not taken, from a text that may have characters that identifiers have not. */
    private String allocate(String text) {
        StringBuilder name = new StringBuilder();
        text.codePoints()
                .filter(c -> !Character.isIdentifierIgnorable(c))
                .forEach(c -> name.appendCodePoint(Character.isJavaIdentifierPart(c) ? c : '_'));
        if (!Character.isJavaIdentifierStart(name.codePointAt(0))) {
            name.insert(0, '_');
        }
        while (SourceVersion.isKeyword(name) || !taken.add(name.toString())) {
            name.append('_');
        }
        return name.toString();
    }

    private static String camelCase(String name) {
        Matcher matcher = Pattern.compile("[^\\p{L}\\p{N}]+(\\p{L}|\\p{N})").matcher(name);
        String joined = matcher.replaceAll(match -> match.group(1).toUpperCase(Locale.ROOT));
        int first = joined.offsetByCodePoints(0, 1);
        return joined.substring(0, first).toLowerCase(Locale.ROOT) + joined.substring(first);
    }
}
