package io.openbroker.osb.internal.option;

import java.util.Optional;
import picocli.CommandLine.Option;

/** The service plan, by names or ids. */
public final class PlanOptions {

    @Option(
            names = {"-s", "--service"},
            paramLabel = "NAME",
            description = "Name or id of the service offering. Not needed if the broker has only one.")
    private Optional<String> service = Optional.empty();

    @Option(
            names = "--plan",
            paramLabel = "NAME",
            description = "Name or id of the service plan. Not needed if the service offering has only one.")
    private Optional<String> plan = Optional.empty();

    /** Creates options without values. */
    public PlanOptions() {}

    /** Returns the name or id of the service offering. */
    public Optional<String> service() {
        return service;
    }

    /** Returns the name or id of the service plan. */
    public Optional<String> plan() {
        return plan;
    }
}
