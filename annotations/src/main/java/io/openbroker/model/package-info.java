/**
 * The types in signatures of a broker's handlers: requests, results and failures. All are immutable; none depends on a JSON
 * library or a server.
 */
@NullMarked
package io.openbroker.model;

import org.jspecify.annotations.NullMarked;
