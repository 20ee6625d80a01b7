/** The catalog of all brokers that one server serves. */
@NullMarked
package io.openbroker.runtime.internal.catalog;

import org.jspecify.annotations.NullMarked;
