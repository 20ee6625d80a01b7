package io.openbroker.conformance;

import java.net.URI;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The description of a check.
 *
 * @param id stable, in lower case, from the general to the particular: {@code catalog.plan.id-unique}
 * @param level how binding the requirement is
 * @param area what the check is about
 * @param section file and heading of the specification: {@code spec.md#provisioning}
 * @param requirement one sentence that says what a broker has to do
 * @param remedy one sentence that says what the author of a broker does about a finding
 * @param since the version of the API that introduced the requirement
 * @param mode the mode that runs the check
 * @param profile the platform whose demand this is; empty for requirements of the specification
 */
public record CheckInfo(
        String id,
        Level level,
        Area area,
        String section,
        String requirement,
        String remedy,
        ApiVersion since,
        Mode mode,
        Optional<Profile> profile) {

    private static final Pattern ID = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*(\\.[a-z0-9]+(-[a-z0-9]+)*)+");
    private static final String SPECIFICATION = "https://github.com/openservicebrokerapi/servicebroker/blob/v2.17/";

    /** @throws IllegalArgumentException if the id is malformed */
    public CheckInfo {
        if (!ID.matcher(id).matches()) {
            throw new IllegalArgumentException(
                    "Check id \"" + id + "\" is malformed. Use words in lower case, with hyphens, separated by dots.");
        }
        Objects.requireNonNull(level);
        Objects.requireNonNull(area);
        Objects.requireNonNull(section);
        Objects.requireNonNull(requirement);
        Objects.requireNonNull(remedy);
        Objects.requireNonNull(since);
        Objects.requireNonNull(mode);
        Objects.requireNonNull(profile);
    }

    /** Returns the address of the section in the published specification. */
    public URI sectionUri() {
        return URI.create(SPECIFICATION + section);
    }
}
