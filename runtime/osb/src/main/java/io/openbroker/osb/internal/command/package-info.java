/** The subcommands that call a broker, and small helpers. */
@NullMarked
package io.openbroker.osb.internal.command;

import org.jspecify.annotations.NullMarked;
