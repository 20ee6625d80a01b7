package io.openbroker.runtime.generated;

import io.openbroker.catalog.TemplateText;
import io.openbroker.runtime.internal.template.CatalogTemplate;
import io.openbroker.runtime.internal.template.Problem;
import io.openbroker.runtime.internal.template.RememberedValues;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The catalog of a broker with values instead of placeholders. Placeholders are resolved once, when a dispatcher is
 * created, and their values must follow the rules that the compiler checks for constants.
 *
 * <p>Immutable, so safe for use by many threads.
 */
public final class ResolvedCatalog {

    private static final Logger LOG = LoggerFactory.getLogger(ResolvedCatalog.class);

    private final CatalogDocument document;
    private final Map<String, String> writtenIds;
    private final PlaceholderValues values;

    private ResolvedCatalog(CatalogDocument document, Map<String, String> writtenIds, PlaceholderValues values) {
        this.document = document;
        this.writtenIds = writtenIds;
        this.values = values;
    }

    /**
     * Resolves the template that was generated beside a dispatcher.
     *
     * @param owner the class of the dispatcher, beside which the resource is found
     * @param resource the resource's name
     * @param values the values of placeholders
     * @return the catalog
     * @throws IllegalStateException if the resource is missing, or a placeholder has no value or an invalid one; the
     *     message lists all of them
     */
    public static ResolvedCatalog read(Class<?> owner, String resource, PlaceholderValues values) {
        PlaceholderValues once = new RememberedValues(values);
        CatalogTemplate template =
                CatalogTemplate.parse(CatalogDocument.read(owner, resource, "").json());
        List<Problem> problems = template.resolve(once::find);
        problems.stream().filter(problem -> !problem.isError()).forEach(problem -> LOG.warn("{}", problem));
        List<Problem> errors = problems.stream().filter(Problem::isError).toList();
        if (!errors.isEmpty()) {
            throw new IllegalStateException(errors.stream()
                    .map(problem -> System.lineSeparator() + "  " + problem)
                    .collect(Collectors.joining(
                            "", "The catalog of " + owner.getSimpleName() + " has invalid values:", "")));
        }
        return new ResolvedCatalog(template.document(), template.writtenIds(), once);
    }

    /**
     * The catalog.
     *
     * @return the document with its entity tag
     */
    public CatalogDocument document() {
        return document;
    }

    /**
     * Resolves a text of the catalog.
     *
     * @param written the text with its placeholders
     * @return the text with values
     */
    public String text(String written) {
        return TemplateText.of(written).resolve(values::find);
    }

    /**
     * The id of an offering or a plan as in the source, which generated code uses.
     *
     * @param id the id in a request
     * @return the id with its placeholders, or an empty string if it is not in the catalog
     */
    public String idAsWritten(String id) {
        return writtenIds.getOrDefault(id, "");
    }
}
