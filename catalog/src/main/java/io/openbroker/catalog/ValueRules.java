package io.openbroker.catalog;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Rules for values of a catalog; the compiler applies them to the source, the runtime to resolved placeholders. */
public final class ValueRules {

    private static final Pattern CLI_FRIENDLY = Pattern.compile("[A-Za-z0-9.-]*[A-Za-z0-9][A-Za-z0-9.-]*");
    private static final int LONGEST_DESCRIPTION = 255;

    /** The expression that semver.org suggests; compiled when there is a version, which most catalogs have none of. */
    private static final String SEMANTIC_VERSION = "(0|[1-9]\\d*)\\.(0|[1-9]\\d*)\\.(0|[1-9]\\d*)"
            + "(-((0|[1-9]\\d*|\\d*[a-zA-Z-][0-9a-zA-Z-]*)(\\.(0|[1-9]\\d*|\\d*[a-zA-Z-][0-9a-zA-Z-]*))*))?"
            + "(\\+([0-9a-zA-Z-]+(\\.[0-9a-zA-Z-]+)*))?";

    private ValueRules() {}

    /**
     * A text that says something.
     *
     * @param what what the text is, at the beginning of a sentence
     * @param value the text
     * @return what is wrong with it
     */
    public static List<Finding> text(String what, String value) {
        return value.isBlank() ? List.of(Finding.of(ValueProblem.BLANK_VALUE, what)) : List.of();
    }

    /**
     * The name of an offering or a plan.
     *
     * @param what what has the name, such as {@code plan}
     * @param value the name
     * @return what is wrong with it
     */
    public static List<Finding> name(String what, String value) {
        List<Finding> found = new ArrayList<>(text("The " + what + " name", value));
        if (found.isEmpty() && !CLI_FRIENDLY.matcher(value).matches()) {
            found.add(Finding.of(ValueProblem.NAME_NOT_CLI_FRIENDLY, value));
        }
        return found;
    }

    /**
     * The description of an offering or a plan.
     *
     * @param what what has the description, such as {@code plan}
     * @param value the description
     * @return what is wrong with it
     */
    public static List<Finding> description(String what, String value) {
        List<Finding> found = new ArrayList<>(text("The " + what + " description", value));
        int length = value.codePointCount(0, value.length());
        if (length > LONGEST_DESCRIPTION) {
            found.add(Finding.of(ValueProblem.LONG_DESCRIPTION, Integer.toString(length)));
        }
        return found;
    }

    /**
     * The version of maintenance information.
     *
     * @param value the version
     * @return what is wrong with it
     */
    public static List<Finding> version(String value) {
        return Pattern.matches(SEMANTIC_VERSION, value)
                ? List.of()
                : List.of(Finding.of(ValueProblem.NOT_A_SEMANTIC_VERSION, value));
    }

    /**
     * The amount of a cost.
     *
     * @param value the amount
     * @return what is wrong with it
     */
    public static List<Finding> amount(String value) {
        return isAmount(value)
                ? List.of()
                : List.of(Finding.of(
                        ValueProblem.INVALID_COST, "the amount is " + value, "Use a finite number that is at least 0"));
    }

    private static boolean isAmount(String value) {
        try {
            return new BigDecimal(value).signum() >= 0;
        } catch (NumberFormatException e) {
            return false;
        }
    }
}
