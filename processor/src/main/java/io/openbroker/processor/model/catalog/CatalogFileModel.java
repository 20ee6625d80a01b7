package io.openbroker.processor.model.catalog;

import io.openbroker.processor.diagnostic.SourceRef;
import java.util.List;

/**
 * The catalog file that a {@code @Broker} names.
 *
 * @param path its path as the user wrote it
 * @param source the annotation's value
 * @param problems what is wrong with it
 * @param offerings its offerings; none if something is wrong that makes them a guess
 * @param unreadPlans {@code @Plan} annotations that have no effect beside the file
 */
public record CatalogFileModel(
        String path,
        SourceRef source,
        List<FileProblem> problems,
        List<OfferingModel> offerings,
        List<UnreadPlan> unreadPlans) {

    public CatalogFileModel {
        problems = List.copyOf(problems);
        offerings = List.copyOf(offerings);
        unreadPlans = List.copyOf(unreadPlans);
    }

    /** Whether the offerings are those of the file. */
    public boolean isUsable() {
        return isUsable(problems);
    }

    /** Whether nothing is wrong that makes offerings a guess. */
    public static boolean isUsable(List<FileProblem> problems) {
        return problems.stream().allMatch(problem -> problem.kind() == FileProblem.Kind.FIELD_MISSPELT);
    }
}
