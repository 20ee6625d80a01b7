package io.openbroker.runtime.generated;

import java.util.Optional;

/**
 * What the runtime needs to know of a handler.
 *
 * @param execution how it is carried out
 * @param parametersType the type of its parameters, to which the runtime holds a request before it promises anything; none
 *     if the handler does not look at them, or takes any
 */
public record HandlerDescriptor(Execution execution, Optional<Class<?>> parametersType) {}
