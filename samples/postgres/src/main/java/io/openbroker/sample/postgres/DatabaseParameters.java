package io.openbroker.sample.postgres;

import java.util.List;
import java.util.Optional;

/**
 * What users may choose when they create or change a database; what they leave out of a change stays as it is.
 *
 * @param extensions names of extensions to be installed; none is ever removed, since data may need it
 * @param timezone the time zone of new sessions, such as {@code Europe/Berlin}
 * @param comment what other administrators of the server read about the database
 */
record DatabaseParameters(Optional<List<String>> extensions, Optional<String> timezone, Optional<String> comment) {}
