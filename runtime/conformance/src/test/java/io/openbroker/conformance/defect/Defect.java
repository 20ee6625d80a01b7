package io.openbroker.conformance.defect;

import io.openbroker.conformance.Mode;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * What is wrong with a broker that is correct otherwise.
 *
 * @param name names the defect in {@code defects.txt}
 * @param description says what the broker does
 * @param offering the id of the service offering that is checked; empty for all
 * @param modes the modes of the run
 * @param layer creates the layer of a run
 * @param permission why no check finds it, as a sentence; empty if one does
 */
record Defect(
        String name,
        String description,
        Optional<String> offering,
        Set<Mode> modes,
        Supplier<Layer> layer,
        Optional<String> permission) {

    /** The offering of the test server whose operations are synchronous. */
    static final String SYNCHRONOUS = "33333333-0000-4000-8000-000000000000";
    /** The plan with maintenance information. */
    static final String SMALL = "33333333-0000-4000-8000-000000000001";

    static final String LARGE = "33333333-0000-4000-8000-000000000002";
    /** The offering of the test server whose operations are asynchronous. */
    static final String ASYNCHRONOUS = "44444444-0000-4000-8000-000000000000";

    private static Defect of(String name, String description, Optional<String> offering, Supplier<Layer> layer) {
        return new Defect(
                name, description, offering, EnumSet.of(Mode.READ_ONLY, Mode.LIFECYCLE), layer, Optional.empty());
    }

    /** A defect of a broker whose operations are synchronous. */
    static Defect of(String name, String description, Supplier<Layer> layer) {
        return of(name, description, Optional.of(SYNCHRONOUS), layer);
    }

    /**
     * Returns whether a check takes part in the runs of this defect. Those of authentication run only with the defects that concern
     * them, since the correct broker delays responses to wrong credentials; so do those of hostile load, which take long.
     */
    boolean runs(String check) {
        return check.startsWith("authentication.")
                ? isOneOf(HeaderDefects.authentication()) || isOneOf(ResponseDetailDefects.authentication())
                : !HostileLoadDefects.isSlow(check) || isOneOf(HostileLoadDefects.all());
    }

    private boolean isOneOf(List<Defect> defects) {
        return defects.stream().anyMatch(defect -> defect.name().equals(name));
    }

    /** A defect of a broker whose operations are asynchronous. */
    static Defect async(String name, String description, Supplier<Layer> layer) {
        return of(name, description, Optional.of(ASYNCHRONOUS), layer);
    }

    /** Does not choose an offering, which the catalog may not have. */
    Defect ofAnyOffering() {
        return new Defect(name, description, Optional.empty(), modes, layer, permission);
    }

    /** Runs the checks of one mode only. */
    Defect in(Mode mode) {
        return new Defect(name, description, offering, EnumSet.of(mode), layer, permission);
    }

    /** Says why no check may find it: the specification permits it, or no client sees it. */
    Defect permitted(String why) {
        return new Defect(name, description, offering, modes, layer, Optional.of(why));
    }

    /** Returns whether the checks of a mode, and no others, run. */
    boolean isOf(Mode mode) {
        return modes.equals(EnumSet.of(mode));
    }

    static List<Defect> all() {
        return Stream.of(
                        CatalogDefects.all(),
                        CatalogDetailDefects.all(),
                        HeaderDefects.all(),
                        HeaderDefects.authentication(),
                        ErrorDefects.all(),
                        RequestDefects.all(),
                        RequestDetailDefects.all(),
                        ResponseDetailDefects.all(),
                        ResponseDetailDefects.authentication(),
                        InstanceDefects.all(),
                        BindingDefects.all(),
                        DeletionDefects.all(),
                        PollingDefects.all(),
                        RaceDefects.all(),
                        CrowdDefects.all(),
                        RepetitionDefects.all(),
                        HostileBodyDefects.all(),
                        HostileTargetDefects.all(),
                        HostileFramingDefects.all(),
                        HostileLoadDefects.all())
                .flatMap(List::stream)
                .toList();
    }

    @Override
    public String toString() {
        return name + ": " + description;
    }
}
