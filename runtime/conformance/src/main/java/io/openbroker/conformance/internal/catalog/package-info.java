/** The catalog of a broker, read leniently. */
@NullMarked
package io.openbroker.conformance.internal.catalog;

import org.jspecify.annotations.NullMarked;
