package io.openbroker.conformance.internal.check;

import io.openbroker.conformance.ApiVersion;
import io.openbroker.conformance.Area;
import io.openbroker.conformance.CheckInfo;
import io.openbroker.conformance.Level;
import io.openbroker.conformance.Mode;
import io.openbroker.conformance.Profile;
import io.openbroker.conformance.internal.lifecycle.Flow;
import io.openbroker.conformance.internal.lifecycle.Stage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Declares a check. The last call says what the check does; see {@link CheckBody}. Not for use by several threads. */
public final class CheckBuilder {

    private final Level level;
    private final Area area;
    private final String id;
    private String section = "";
    private String requirement = "";
    private String remedy = "";
    private ApiVersion since = ApiVersion.V2_13;
    private ApiVersion until = ApiVersion.V2_17;
    private Optional<Profile> profile = Optional.empty();
    private final List<Condition> conditions = new ArrayList<>();

    CheckBuilder(Level level, Area area, String id) {
        this.level = level;
        this.area = area;
        this.id = id;
    }

    /** Sets the section of the specification; every check has one. */
    public CheckBuilder section(SpecSection value) {
        section = value.anchor();
        return this;
    }

    /** Sets the sentence that says what a broker has to do; every check has one. */
    public CheckBuilder requirement(String sentence) {
        requirement = sentence;
        return this;
    }

    /** Sets the sentence that says what to do about a finding; every check has one. */
    public CheckBuilder remedy(String sentence) {
        remedy = sentence;
        return this;
    }

    /** Sets the version of the API that introduced the requirement. */
    public CheckBuilder since(ApiVersion version) {
        since = version;
        return this;
    }

    /** Sets the last version of the API that has the requirement. */
    public CheckBuilder until(ApiVersion version) {
        until = version;
        return this;
    }

    /** Makes this a demand of a platform, checked only if its profile is chosen. */
    public CheckBuilder profile(Profile value) {
        profile = Optional.of(value);
        return this;
    }

    /** Restricts the check to plans for which a condition holds. */
    public CheckBuilder when(Condition condition) {
        conditions.add(condition);
        return this;
    }

    /** The check looks at the catalog and sends nothing (read-only). */
    public Check catalog(CheckBody.OfCatalog body) {
        return build(Mode.READ_ONLY, body);
    }

    /** The check sends requests that read (read-only). */
    public Check reads(CheckBody.OfRequests body) {
        return build(Mode.READ_ONLY, body);
    }

    /** The check sends requests that would write if the broker accepted them (lifecycle). */
    public Check writes(CheckBody.OfRequests body) {
        return build(Mode.LIFECYCLE, body);
    }

    /** The check judges one of the shared lifecycles and sends nothing (lifecycle). */
    public Check judges(Flow flow, CheckBody.Judge judge) {
        return build(Mode.LIFECYCLE, new CheckBody.OfRecording(Optional.of(flow), judge));
    }

    /** The check judges both shared lifecycles, the synchronous and the asynchronous one, and sends nothing (lifecycle). */
    public Check judges(CheckBody.Judge judge) {
        return build(Mode.LIFECYCLE, new CheckBody.OfRecording(Optional.empty(), judge));
    }

    /** The check sends requests about the shared instance at a stage, and leaves it as it was (lifecycle). */
    public Check at(Stage stage, CheckBody.Visit visit) {
        return build(Mode.LIFECYCLE, new CheckBody.OfStage(stage, visit));
    }

    /** The check has instances of its own (lifecycle). */
    public Check own(CheckBody.OfInstances body) {
        return build(Mode.LIFECYCLE, body);
    }

    /** The check sends requests at the same time (races). */
    public Check races(CheckBody.OfInstances body) {
        return build(Mode.RACES, body);
    }

    /** The check sends what attackers send (hostile). */
    public Check hostile(CheckBody.OfInstances body) {
        return build(Mode.HOSTILE, body);
    }

    private Check build(Mode mode, CheckBody body) {
        if (section.isEmpty() || requirement.isEmpty() || remedy.isEmpty()) {
            throw new IllegalStateException("Check " + id + " needs a section, a requirement and a remedy.");
        }
        return new Check(
                new CheckInfo(id, level, area, section, requirement, remedy, since, mode, profile),
                conditions,
                until,
                body);
    }
}
