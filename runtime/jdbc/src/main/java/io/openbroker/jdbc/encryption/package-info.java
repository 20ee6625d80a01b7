/** How rows are encrypted, and how keys are checked and retired. */
@NullMarked
package io.openbroker.jdbc.encryption;

import org.jspecify.annotations.NullMarked;
