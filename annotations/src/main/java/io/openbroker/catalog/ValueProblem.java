package io.openbroker.catalog;

/**
 * What can be wrong with a value of the catalog, in the words of both the compiler, which sees it in the source, and the
 * runtime, which sees what placeholders have become.
 */
public enum ValueProblem {
    /** A text that must say something is empty or blank. */
    BLANK_VALUE(true, "{} is blank.", "Give it at least one letter or digit."),
    /** An offering's id is in use. */
    DUPLICATE_OFFERING_ID(true, "Offering id \"{}\" is already used by {}.", "Give each offering an id of its own."),
    /** An offering's name is in use. */
    DUPLICATE_OFFERING_NAME(
            true, "Offering name \"{}\" is already used by {}.", "Give each offering a name of its own."),
    /** A plan's id is in use. */
    DUPLICATE_PLAN_ID(true, "Plan id \"{}\" is already used by {}.", "Give each plan an id of its own."),
    /** A plan's name is in use in its offering. */
    DUPLICATE_PLAN_NAME(
            true, "Plan name \"{}\" is already used by {}.", "Give each plan of an offering a name of its own."),
    /** A description is longer than some platforms can show. */
    LONG_DESCRIPTION(
            false,
            "The description has {} characters; some platforms show no more than 255.",
            "Shorten it, or move details to longDescription or bullets."),
    /** A name has characters that command lines treat in ways of their own. */
    NAME_NOT_CLI_FRIENDLY(
            false,
            "The name \"{}\" is hard to type on a command line.",
            "Use only letters and digits of ASCII, periods and hyphens, at least one of them a letter or digit."),
    /** A maintenance version has another form. */
    NOT_A_SEMANTIC_VERSION(
            true,
            "The maintenance version \"{}\" is no semantic version 2.0.",
            "Write it as MAJOR.MINOR.PATCH, such as \"2.1.1\" or \"2.1.1-rc.1+build.5\"."),
    /** A cost is not what the profile describes. */
    INVALID_COST(true, "The cost cannot be shown: {}.", "{}."),
    /** A placeholder without a default has no value when the broker starts. */
    MISSING_PLACEHOLDER_VALUE(
            true,
            "The placeholder ${{}} has no value.",
            "Set the environment variable or system property {}, or write a default: ${{}:…}.");

    private final boolean error;
    private final String finding;
    private final String remedy;

    ValueProblem(boolean error, String finding, String remedy) {
        this.error = error;
        this.finding = finding;
        this.remedy = remedy;
    }

    /**
     * Whether nothing can be served with such a value.
     *
     * @return {@code false} if it is only inadvisable
     */
    public boolean isError() {
        return error;
    }

    /**
     * What is said of such a value.
     *
     * @return the words
     */
    public Wording wording() {
        return new Wording(finding, remedy);
    }

    /**
     * The name that stands before the message, and under which the documentation describes it.
     *
     * @return such as {@code openbroker.BlankValue}
     */
    public String fullName() {
        return Wording.fullName(this);
    }
}
