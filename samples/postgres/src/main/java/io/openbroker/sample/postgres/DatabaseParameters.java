package io.openbroker.sample.postgres;

import java.util.List;
import java.util.Optional;

/**
 * The parameters of a provision or update. Parameters that an update omits do not change.
 *
 * @param extensions names of extensions to install; extensions are never removed, since data may depend on them
 * @param timezone the time zone of new sessions, such as {@code Europe/Berlin}
 * @param comment a description of the database for administrators of the server
 */
record DatabaseParameters(Optional<List<String>> extensions, Optional<String> timezone, Optional<String> comment) {}
