/** The catalog of all brokers of a server. */
@NullMarked
package io.openbroker.runtime.internal.catalog;

import org.jspecify.annotations.NullMarked;
