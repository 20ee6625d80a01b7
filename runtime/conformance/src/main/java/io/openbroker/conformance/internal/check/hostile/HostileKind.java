package io.openbroker.conformance.internal.check.hostile;

import io.openbroker.conformance.Level;
import io.openbroker.conformance.internal.check.Probe;
import io.openbroker.conformance.internal.check.SpecSection;
import io.openbroker.conformance.internal.lifecycle.Instances;
import java.util.function.BiFunction;
import java.util.stream.Stream;

/**
 * Hostile requests of one kind, and what is expected of the responses to them.
 *
 * @param id the check's, without {@code hostile.}
 * @param requirement the sentence that says what a broker has to do
 * @param remedy the sentence that says what to do about a finding
 * @param requests creates the requests one by one, as some are large; what they create is deleted afterwards
 */
record HostileKind(
        String id,
        Level level,
        SpecSection section,
        String requirement,
        String remedy,
        Expectation expectation,
        BiFunction<Probe, Instances, Stream<HostileRequest>> requests) {}
