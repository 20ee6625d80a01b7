package io.openbroker.runtime.internal.lifecycle;

import io.openbroker.runtime.internal.lifecycle.operation.ReportedSuccesses;

/** Changes that operators request, and for which the handlers of the broker or its catalog are needed. */
public record OperatorChanges(ReportedSuccesses successes, RequestedDeletions deletions) {}
