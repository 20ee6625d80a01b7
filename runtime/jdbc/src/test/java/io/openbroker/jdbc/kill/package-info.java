/** A generated broker is killed again and again; after each start all that it has ever answered is compared. */
@NullMarked
package io.openbroker.jdbc.kill;

import org.jspecify.annotations.NullMarked;
