package io.openbroker.processor.model.schema;

import io.openbroker.processor.model.schema.SchemaModel.Bound;
import io.openbroker.processor.model.schema.SchemaModel.Choice;
import io.openbroker.processor.model.schema.SchemaModel.ListOf;
import io.openbroker.processor.model.schema.SchemaModel.MapOf;
import io.openbroker.processor.model.schema.SchemaModel.Numeric;
import io.openbroker.processor.model.schema.SchemaModel.Range;
import io.openbroker.processor.model.schema.SchemaModel.Text;
import io.openbroker.processor.model.schema.SchemaModel.Truth;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;

/** Which values a schema allows, as far as that can be counted; regular expressions are not looked into. */
public final class SchemaValues {

    /** Numbers with more digits, before or after the point, are not looked into: counting in steps would take long. */
    private static final int MOST_DIGITS = 1000;

    private SchemaValues() {}

    /** Whether it is sure that there is no value that the schema allows. */
    public static boolean none(SchemaModel schema) {
        if (schema instanceof Numeric number) {
            return none(number);
        }
        if (schema instanceof Text text) {
            return none(text.length());
        }
        if (schema instanceof ListOf list) {
            boolean tooFew = list.unique() && list.size().minimum() > count(list.items());
            return tooFew || none(list.size());
        }
        if (schema instanceof MapOf map) {
            boolean tooFew =
                    !map.keys().isEmpty() && map.size().minimum() > map.keys().size();
            return tooFew || none(map.size());
        }
        return schema instanceof Choice choice && choice.values().isEmpty();
    }

    private static boolean none(Range range) {
        return range.minimum() > range.maximum();
    }

    /** How many values differ from each other at the most. */
    private static int count(SchemaModel schema) {
        if (schema instanceof Truth truth) {
            return truth.only().isPresent() ? 1 : 2;
        }
        return schema instanceof Choice choice ? choice.values().size() : Integer.MAX_VALUE;
    }

    private static boolean none(Numeric number) {
        if (number.minimum().isEmpty() || number.maximum().isEmpty()) {
            return false;
        }
        Bound least = number.minimum().get();
        Bound greatest = number.maximum().get();
        int order = least.value().compareTo(greatest.value());
        if (order >= 0) {
            return order > 0 || least.exclusive() || greatest.exclusive();
        }
        Optional<BigDecimal> step = number.integer() ? Optional.of(BigDecimal.ONE) : number.multipleOf();
        return step.filter(unit -> isCountable(least) && isCountable(greatest))
                .map(unit -> steps(least, unit, 1).compareTo(steps(greatest, unit, -1)) > 0)
                .orElse(false);
    }

    private static boolean isCountable(Bound bound) {
        BigDecimal value = bound.value();
        return Math.abs(value.scale()) <= MOST_DIGITS && value.precision() <= MOST_DIGITS;
    }

    /** How many steps from zero it is to the first one that is within the bound, in that direction. */
    private static BigDecimal steps(Bound bound, BigDecimal unit, int direction) {
        BigDecimal steps = bound.value().divide(unit, 0, direction > 0 ? RoundingMode.CEILING : RoundingMode.FLOOR);
        boolean outside = bound.exclusive() && steps.multiply(unit).compareTo(bound.value()) == 0;
        return outside ? steps.add(BigDecimal.valueOf(direction)) : steps;
    }
}
