/**
 * What compiler and runtime both know of a catalog: how placeholders are written, what values must be like, and what is said
 * of those that are not. Not for brokers.
 */
@NullMarked
package io.openbroker.catalog;

import org.jspecify.annotations.NullMarked;
