package io.openbroker.conformance.internal.parameter;

import tools.jackson.databind.node.ObjectNode;

/**
 * Parameters that violate a schema in one place.
 *
 * @param violation what is wrong with them, as a clause: {@code /size is a string, but a number is expected}
 * @param parameters the parameters
 */
public record InvalidParameters(String violation, ObjectNode parameters) {}
