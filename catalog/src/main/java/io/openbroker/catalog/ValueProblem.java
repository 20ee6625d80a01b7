package io.openbroker.catalog;

import java.util.Set;

/**
 * The problems of values in a catalog, with the words of both the compiler, which checks the source, and the runtime, which
 * checks resolved placeholders.
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
            "The description has {} characters; some platforms show at most 255.",
            "Shorten it, or move details to longDescription or bullets."),
    /** A name has characters that command lines treat in ways of their own. */
    NAME_NOT_CLI_FRIENDLY(
            false,
            "The name \"{}\" is hard to type on a command line.",
            "Use only ASCII letters, digits, periods and hyphens, with at least one letter or digit."),
    /** A maintenance version has another form. */
    NOT_A_SEMANTIC_VERSION(
            true,
            "Maintenance version \"{}\" is not a semantic version 2.0.",
            "Use MAJOR.MINOR.PATCH, such as \"2.1.1\" or \"2.1.1-rc.1+build.5\"."),
    /** A cost is not what the profile describes. */
    INVALID_COST(true, "The cost is not valid: {}.", "{}."),
    /** A name is longer than what platforms store. */
    NAME_TOO_LONG(
            Set.of(PlatformProfile.CLOUD_FOUNDRY, PlatformProfile.SAP),
            "The {} name has {} characters; the limit of {} is {}.",
            "Shorten it."),
    /** An id is longer than what platforms store. */
    ID_TOO_LONG(
            Set.of(PlatformProfile.CLOUD_FOUNDRY, PlatformProfile.SAP),
            "The {} id has {} characters; the limit of {} is {}.",
            "Shorten it, unless platforms already know the id."),
    /** A description is longer than what platforms accept. */
    DESCRIPTION_TOO_LONG(
            Set.of(PlatformProfile.CLOUD_FOUNDRY),
            "The {} description has {} characters; the limit of {} is {}.",
            "Shorten it, or move details to longDescription or bullets."),
    /** The tags of an offering are together longer than what platforms accept. */
    TAGS_TOO_LONG(
            Set.of(PlatformProfile.CLOUD_FOUNDRY),
            "The {} tags have {} characters in all; the limit of {} is {}.",
            "Use fewer or shorter tags."),
    /** The metadata entry that allows sharing is not a boolean. */
    SHAREABLE_NOT_BOOLEAN(
            Set.of(PlatformProfile.CLOUD_FOUNDRY),
            "Metadata entry \"shareable\" is {}; {} accepts only the booleans true and false.",
            "{}."),
    /** A dashboard client says nothing of where users return to. */
    DASHBOARD_WITHOUT_REDIRECT(
            Set.of(PlatformProfile.CLOUD_FOUNDRY),
            "Dashboard client \"{}\" has no redirect URI, which {} requires.",
            "Add the dashboard URL to which users return after login."),
    /** Two offerings have the same dashboard client. */
    DUPLICATE_DASHBOARD_CLIENT(
            Set.of(PlatformProfile.CLOUD_FOUNDRY),
            "Dashboard client id \"{}\" is already used by {}; {} accepts each id once in a catalog.",
            "Give each dashboard client an id of its own."),
    /** Two plans of an offering have names that differ in case only. */
    PLAN_NAMES_ALIKE(
            Set.of(PlatformProfile.CLOUD_FOUNDRY),
            "Plan name \"{}\" differs from \"{}\" only in case, which {} ignores.",
            "Give each plan of an offering a name that differs in more than case."),
    /** Maintenance information is longer than what platforms accept. */
    MAINTENANCE_TOO_LONG(
            Set.of(PlatformProfile.CLOUD_FOUNDRY),
            "The {} has {} characters as JSON; the limit of {} is {}.",
            "Shorten its description."),
    /** Maintenance information has a member of a vendor's own. */
    MAINTENANCE_MEMBER_UNKNOWN(
            Set.of(PlatformProfile.CLOUD_FOUNDRY),
            "Field \"{}\" in \"maintenance_info\" is rejected by {}.",
            "Move it to the plan's metadata; only \"version\" and \"description\" are accepted here."),
    /** Parameters are described in a draft of JSON schema that platforms do not know. */
    SCHEMA_DRAFT_NOT_SUPPORTED(
            Set.of(PlatformProfile.CLOUD_FOUNDRY, PlatformProfile.MESHSTACK),
            "Parameters are described in JSON schema {}, which {} cannot read.",
            "{}; if all your platforms can read it, name them with -Aopenbroker.platforms=…."),
    /** A plan has a name that a platform uses itself. */
    RESERVED_PLAN_NAME(
            Set.of(PlatformProfile.SAP),
            "Plan name \"{}\" is reserved by {} for shared service instances.",
            "Choose another name."),
    /** Service instances of a plan may be shared, but not bound. */
    SHARED_PLAN_NOT_BINDABLE(
            Set.of(PlatformProfile.SAP),
            "The plan has the metadata entry \"{}\" but is not bindable; {} shares bindable plans only.",
            "Make the plan bindable, or remove the entry."),
    /** A plan says in more than one way on which platforms it is offered. */
    PLATFORM_LISTS_CONFLICT(
            Set.of(PlatformProfile.SAP),
            "The plan has the metadata entries \"{}\" and \"{}\"; {} accepts only one of them.",
            "Keep one of them."),
    /** A service binding has a route service that is not reached with TLS; known only when a handler returns it. */
    ROUTE_SERVICE_NOT_HTTPS(
            Set.of(PlatformProfile.CLOUD_FOUNDRY),
            "The route service URL of a service binding of offering {} has the scheme \"{}\"; {} accepts only https"
                    + " with a host.",
            "Return an https URL from the @Bind handler."),
    /** A placeholder without a default has no value when the broker starts. */
    MISSING_PLACEHOLDER_VALUE(
            true,
            "Placeholder ${{}} has no value.",
            "Set the environment variable or system property {}, or add a default: ${{}:…}.");

    @SuppressWarnings("ImmutableEnumChecker") // All that is given here is.
    private final Set<PlatformProfile> platforms;

    private final boolean error;
    private final String finding;
    private final String remedy;

    ValueProblem(boolean error, String finding, String remedy) {
        this(Set.of(), error, finding, remedy);
    }

    /** A value that some platforms reject although the specification allows it. */
    ValueProblem(Set<PlatformProfile> platforms, String finding, String remedy) {
        this(platforms, false, finding, remedy);
    }

    ValueProblem(Set<PlatformProfile> platforms, boolean error, String finding, String remedy) {
        this.platforms = platforms;
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
     * The platforms that do not accept such a value.
     *
     * @return the platforms; none where the specification does not allow it, or it is inadvisable everywhere
     */
    public Set<PlatformProfile> platforms() {
        return platforms;
    }

    /**
     * The message about such a value.
     *
     * @return the words
     */
    public Wording wording() {
        return new Wording(finding, remedy);
    }

    /**
     * The name that begins the message, and under which the documentation describes it.
     *
     * @return such as {@code openbroker.BlankValue}
     */
    public String fullName() {
        return Wording.fullName(this);
    }
}
