/** The requests of platforms, decoded and checked against the catalog. */
@NullMarked
package io.openbroker.runtime.internal.command;

import org.jspecify.annotations.NullMarked;
