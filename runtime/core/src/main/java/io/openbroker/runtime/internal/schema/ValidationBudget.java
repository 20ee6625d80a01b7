package io.openbroker.runtime.internal.schema;

import com.networknt.schema.path.NodePath;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Limits the cost of validating the parameters of one request, in steps of about 10 ns. The budget only depends on the size of the
 * parameters: schemas and patterns that take exponential or quadratic time for some values exhaust it.
 *
 * <p>A validation runs on one thread and its budget belongs to that thread, since the schema library does not pass the validation
 * to regular expressions.
 */
final class ValidationBudget {

    /** A tenth of a second: far more than any small request needs. */
    private static final long LEAST = 10_000_000;

    /** Two seconds for a body of 1 MiB. */
    private static final long FOR_EACH_CHARACTER = 200;

    private static final ThreadLocal<@Nullable ValidationBudget> RUNNING = new ThreadLocal<>();

    private final long total;
    private long left;
    private @Nullable NodePath location;

    private ValidationBudget(long total) {
        this.total = total;
        this.left = total;
    }

    /** Returns the budget for a JSON value. */
    static ValidationBudget of(Object value) {
        return new ValidationBudget(LEAST + FOR_EACH_CHARACTER * size(value));
    }

    /** Returns the budget of the validation on this thread; unlimited if none is running, as when a schema is compiled. */
    static ValidationBudget running() {
        ValidationBudget running = RUNNING.get();
        return running == null ? new ValidationBudget(Long.MAX_VALUE) : running;
    }

    /**
     * Runs a validation within this budget.
     *
     * @throws ValidationTooCostlyException once it is exhausted
     */
    <T> T spendOn(Supplier<T> validation) {
        RUNNING.set(this);
        try {
            return validation.get();
        } catch (StackOverflowError e) {
            // Values determine how deep backtracking and nested schemas recurse.
            throw exhausted();
        } finally {
            RUNNING.remove();
        }
    }

    /** Records the value that is validated next. */
    void enter(NodePath value) {
        location = value;
    }

    /**
     * Spends steps.
     *
     * @throws ValidationTooCostlyException if fewer steps are left
     */
    void spend(long steps) {
        left -= steps;
        if (left < 0) {
            throw exhausted();
        }
    }

    /** Returns the number of steps that were spent. */
    long spent() {
        return total - left;
    }

    private ValidationTooCostlyException exhausted() {
        return new ValidationTooCostlyException(location == null ? "" : location.toString());
    }

    /** Returns the approximate number of characters of a value as JSON. */
    private static long size(@Nullable Object value) {
        if (value instanceof Map<?, ?> map) {
            long size = 2;
            for (Map.Entry<?, ?> field : map.entrySet()) {
                size += size(field.getKey()) + 2 + size(field.getValue());
            }
            return size;
        }
        if (value instanceof Collection<?> elements) {
            long size = 2;
            for (Object element : elements) {
                size += 1 + size(element);
            }
            return size;
        }
        if (value instanceof BigDecimal number) {
            return number.precision();
        }
        return value instanceof CharSequence text ? text.length() : 1;
    }
}
