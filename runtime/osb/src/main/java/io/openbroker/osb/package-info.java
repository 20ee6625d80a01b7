/** The program {@code osb}: {@link io.openbroker.osb.Osb} and its subcommands, which are internal. */
@NullMarked
package io.openbroker.osb;

import org.jspecify.annotations.NullMarked;
