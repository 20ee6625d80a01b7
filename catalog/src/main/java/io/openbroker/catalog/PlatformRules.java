package io.openbroker.catalog;

import io.openbroker.annotation.SchemaDraft;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Rules of platforms that reject catalogs which the specification allows. Like {@link ValueRules}, the compiler applies it to
 * the source, the runtime to resolved placeholders.
 */
public final class PlatformRules {

    /** The entry of an offering's metadata by which Cloud Foundry allows to share service instances. */
    public static final String SHAREABLE = "shareable";

    /** The entry of a plan's metadata by which SAP Service Manager allows to share service instances. */
    public static final String SUPPORTS_SHARING = "supportsInstanceSharing";

    /** The entries of a plan's metadata that say where SAP Service Manager offers it. */
    public static final List<String> PLATFORM_LISTS =
            List.of("supportedPlatforms", "supportedPlatformNames", "excludedPlatformNames");

    /** The only members of maintenance information. */
    public static final Set<String> MAINTENANCE_MEMBERS = Set.of("version", "description");

    /** Columns of Cloud Controller in MySQL, and of Service Manager. */
    private static final int LONGEST_NAME = 255;

    private static final int LONGEST_DESCRIPTION = 10_000;
    private static final int LONGEST_TAGS = 2048;
    private static final int LONGEST_MAINTENANCE = 2000;
    private static final String RESERVED_PLAN = "reference-instance";

    private final Set<PlatformProfile> checked;

    /**
     * The rules of some platforms.
     *
     * @param checked the platforms
     */
    public PlatformRules(Set<PlatformProfile> checked) {
        this.checked = Set.copyOf(checked);
    }

    /**
     * Whether there is anything to check.
     *
     * @param problem the problem
     * @return whether one of the platforms minds it
     */
    public boolean mind(ValueProblem problem) {
        for (PlatformProfile platform : problem.platforms()) {
            if (checked.contains(platform)) {
                return true;
            }
        }
        return false;
    }

    /**
     * The id of an offering, a plan or a dashboard client.
     *
     * @param what what has the id
     * @param value the id
     * @return what platforms do not accept of it
     */
    public List<Finding> id(String what, String value) {
        return limited(ValueProblem.ID_TOO_LONG, what, value, LONGEST_NAME);
    }

    /**
     * The name of an offering or a plan.
     *
     * @param what what has the name
     * @param value the name
     * @return what platforms do not accept of it
     */
    public List<Finding> name(String what, String value) {
        return limited(ValueProblem.NAME_TOO_LONG, what, value, LONGEST_NAME);
    }

    /**
     * The name of a plan, beside its length.
     *
     * @param value the name
     * @return what platforms do not accept of it
     */
    public List<Finding> planName(String value) {
        return value.equals(RESERVED_PLAN) ? found(ValueProblem.RESERVED_PLAN_NAME, value) : List.of();
    }

    /**
     * The description of an offering or a plan.
     *
     * @param what what has the description
     * @param value the description
     * @return what platforms do not accept of it
     */
    public List<Finding> description(String what, String value) {
        return limited(ValueProblem.DESCRIPTION_TOO_LONG, what, value, LONGEST_DESCRIPTION);
    }

    /**
     * The tags of an offering.
     *
     * @param tags the tags
     * @return what platforms do not accept of them
     */
    public List<Finding> tags(List<String> tags) {
        return limited(ValueProblem.TAGS_TOO_LONG, "offering", String.join("", tags), LONGEST_TAGS);
    }

    /**
     * The redirect URI of a dashboard client.
     *
     * @param clientId the client's id
     * @param value the URI, or an empty text for none
     * @return what platforms do not accept of it
     */
    public List<Finding> redirectUri(String clientId, String value) {
        return value.isBlank() ? found(ValueProblem.DASHBOARD_WITHOUT_REDIRECT, clientId) : List.of();
    }

    /**
     * The metadata entry {@link #SHAREABLE} of an offering.
     *
     * @param json its value as JSON
     * @param remedy how to write a boolean at this place
     * @return what platforms do not accept of it
     */
    public List<Finding> shareable(String json, String remedy) {
        return Set.of("true", "false", "null").contains(json.strip())
                ? List.of()
                : found(ValueProblem.SHAREABLE_NOT_BOOLEAN, List.of(json.strip()), remedy);
    }

    /**
     * The draft of JSON schema in which parameters are described. Cloud Controller validates schemas with the meta-schema of draft 4
     * and knows draft 6 as well, so a schema that is right in both passes.
     *
     * @param draft the draft
     * @param alsoDraft4 whether the schema is one of draft 4, too
     * @param remedy what to do
     * @return what platforms do not accept of it
     */
    public List<Finding> schemaDraft(SchemaDraft draft, boolean alsoDraft4, String remedy) {
        if (draft == SchemaDraft.DRAFT_04) {
            return List.of();
        }
        Set<PlatformProfile> minding = EnumSet.of(PlatformProfile.MESHSTACK);
        if (draft != SchemaDraft.DRAFT_06 || !alsoDraft4) {
            minding.add(PlatformProfile.CLOUD_FOUNDRY);
        }
        return found(ValueProblem.SCHEMA_DRAFT_NOT_SUPPORTED, minding, List.of(DraftUri.name(draft)), remedy);
    }

    /**
     * The maintenance information of a plan.
     *
     * @param json the information as JSON
     * @return what platforms do not accept of it
     */
    public List<Finding> maintenance(String json) {
        return limited(ValueProblem.MAINTENANCE_TOO_LONG, "maintenance information", json, LONGEST_MAINTENANCE);
    }

    /**
     * The metadata of a plan.
     *
     * @param entry the name of an entry
     * @param json its value as JSON
     * @param bindable whether the plan is bindable
     * @return what platforms do not accept of it
     */
    public List<Finding> sharing(String entry, String json, boolean bindable) {
        return entry.equals(SUPPORTS_SHARING) && json.strip().equals("true") && !bindable
                ? found(ValueProblem.SHARED_PLAN_NOT_BINDABLE, entry)
                : List.of();
    }

    /**
     * The URL of a route service in a service binding.
     *
     * @param offering the id of the service offering
     * @param url the URL
     * @return what platforms do not accept of it, without the URL, which may have a secret in it
     */
    public List<Finding> routeService(String offering, String url) {
        try {
            URI parsed = new URI(url);
            if ("https".equalsIgnoreCase(parsed.getScheme()) && parsed.getHost() != null) {
                return List.of();
            }
            return found(
                    ValueProblem.ROUTE_SERVICE_NOT_HTTPS,
                    offering,
                    parsed.getScheme() == null ? "" : parsed.getScheme());
        } catch (URISyntaxException e) {
            return found(ValueProblem.ROUTE_SERVICE_NOT_HTTPS, offering, "");
        }
    }

    /**
     * Whether an entry of a plan's metadata says where the plan is offered.
     *
     * @param entry the name of the entry
     * @param json its value as JSON
     * @return whether it is one of {@link #PLATFORM_LISTS}, and not empty
     */
    public static boolean isPlatformList(String entry, String json) {
        return PLATFORM_LISTS.contains(entry)
                && json.strip().startsWith("[")
                && !json.replaceAll("\\s", "").equals("[]");
    }

    /**
     * Something that some platforms do not accept.
     *
     * @param problem what it is
     * @param subjects what the message names before the platforms
     * @return a finding, if one of the platforms is checked
     */
    public List<Finding> found(ValueProblem problem, String... subjects) {
        return found(problem, List.of(subjects), new String[0]);
    }

    /**
     * Something that some platforms do not accept.
     *
     * @param problem what it is
     * @param before what the message names before the platforms
     * @param after what it names after them
     * @return a finding, if one of the platforms is checked
     */
    public List<Finding> found(ValueProblem problem, List<String> before, String... after) {
        return found(problem, problem.platforms(), before, after);
    }

    private List<Finding> found(
            ValueProblem problem, Set<PlatformProfile> platforms, List<String> before, String... after) {
        Set<PlatformProfile> minding = EnumSet.noneOf(PlatformProfile.class);
        minding.addAll(platforms);
        minding.retainAll(checked);
        if (minding.isEmpty()) {
            return List.of();
        }
        List<String> arguments = new ArrayList<>(before);
        arguments.add(PlatformProfile.titles(minding));
        arguments.addAll(List.of(after));
        return List.of(new Finding(problem, arguments, minding));
    }

    private List<Finding> limited(ValueProblem problem, String what, String value, int limit) {
        if (value.length() <= limit) {
            return List.of();
        }
        int length = value.codePointCount(0, value.length());
        return length > limit
                ? found(problem, List.of(what, Integer.toString(length)), Integer.toString(limit))
                : List.of();
    }
}
