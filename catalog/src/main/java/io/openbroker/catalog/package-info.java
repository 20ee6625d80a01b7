/**
 * Placeholders, rules and messages for values of a catalog, shared by compiler and runtime. Not for brokers.
 */
@NullMarked
package io.openbroker.catalog;

import org.jspecify.annotations.NullMarked;
