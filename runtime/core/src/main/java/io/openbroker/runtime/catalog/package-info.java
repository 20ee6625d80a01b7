/** The catalog of all brokers that one server serves. */
@NullMarked
package io.openbroker.runtime.catalog;

import org.jspecify.annotations.NullMarked;
