/** Configures Jackson: strict and limited for requests, plain for responses. */
@NullMarked
package io.openbroker.runtime.internal.json;

import org.jspecify.annotations.NullMarked;
