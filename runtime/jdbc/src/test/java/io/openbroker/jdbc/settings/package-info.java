/** Tests of the settings of the state, with the servers that read them. */
@NullMarked
package io.openbroker.jdbc.settings;

import org.jspecify.annotations.NullMarked;
