/** Ways to tell who sent a request: what comes with the broker, and what you bring yourself. */
@NullMarked
package io.openbroker.runtime.authentication;

import org.jspecify.annotations.NullMarked;
