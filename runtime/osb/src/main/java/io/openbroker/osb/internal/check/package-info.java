/** The subcommand that checks a broker. */
@NullMarked
package io.openbroker.osb.internal.check;

import org.jspecify.annotations.NullMarked;
