package io.openbroker.sample.postgres;

import java.util.Optional;

/**
 * The parameters of a bind.
 *
 * @param readOnly whether the credentials only allow reading; false by default
 */
record BindingParameters(Optional<Boolean> readOnly) {}
