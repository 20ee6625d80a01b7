package io.openbroker.processor.model.catalog;

import io.openbroker.processor.diagnostic.SourceRef;
import io.openbroker.processor.model.ClassRef;

/**
 * The first {@code @Plan} of an enum that no {@code @ServiceOffering} of a broker with a catalog file names, so that nothing reads it.
 *
 * @param type the enum
 * @param constant the annotated constant
 * @param source the annotation
 */
public record UnreadPlan(ClassRef type, String constant, SourceRef source) {}
