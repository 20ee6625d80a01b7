package io.openbroker.runtime.generated;

import java.util.Optional;

/**
 * Describes a handler for the runtime.
 *
 * @param execution how its operation is carried out
 * @param parametersType the type of its parameters, against which the runtime checks a request before it accepts it;
 *     empty if the handler ignores parameters or accepts any
 */
public record HandlerDescriptor(Execution execution, Optional<Class<?>> parametersType) {}
