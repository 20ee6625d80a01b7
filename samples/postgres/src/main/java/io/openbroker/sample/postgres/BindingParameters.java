package io.openbroker.sample.postgres;

import java.util.Optional;

/**
 * What users may choose when they bind a database.
 *
 * @param readOnly whether the credentials are for reading only
 */
record BindingParameters(Optional<Boolean> readOnly) {}
