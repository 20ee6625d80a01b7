/** Options that subcommands share: the broker, its credentials, parameters. */
@NullMarked
package io.openbroker.osb.internal.option;

import org.jspecify.annotations.NullMarked;
