/**
 * The types that stand in the signatures of a broker's handlers: what a request says, what a handler answers, and how it
 * fails. All are immutable; none depends on a JSON library or a server.
 */
@NullMarked
package io.openbroker.model;

import org.jspecify.annotations.NullMarked;
