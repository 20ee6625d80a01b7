/** Writes the catalog of a broker in which there is no mistake. */
@NullMarked
package io.openbroker.processor.emit.catalog;

import org.jspecify.annotations.NullMarked;
