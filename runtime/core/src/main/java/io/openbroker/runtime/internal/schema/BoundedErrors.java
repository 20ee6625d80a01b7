package io.openbroker.runtime.internal.schema;

import com.networknt.schema.Error;
import java.util.AbstractList;
import java.util.List;

/** Collects the errors of a validation, and keeps only as many as a user will read. */
final class BoundedErrors extends AbstractList<Error> {

    /** Maximum number of errors that are kept. */
    static final int MOST = 100;

    /** Cost of creating an error, in steps. */
    private static final int ERROR = 50;

    private final List<Error> kept;
    private final ValidationBudget budget;

    private BoundedErrors(List<Error> kept, ValidationBudget budget) {
        this.kept = kept;
        this.budget = budget;
    }

    static BoundedErrors of(List<Error> errors, ValidationBudget budget) {
        return errors instanceof BoundedErrors bounded ? bounded : new BoundedErrors(errors, budget);
    }

    @Override
    public void add(int index, Error error) {
        budget.spend(ERROR);
        if (kept.size() < MOST) {
            kept.add(index, error);
        }
    }

    @Override
    public Error get(int index) {
        return kept.get(index);
    }

    @Override
    public Error remove(int index) {
        return kept.remove(index);
    }

    @Override
    public int size() {
        return kept.size();
    }
}
