/** From which platform a request comes. */
@NullMarked
package io.openbroker.runtime.authentication;

import org.jspecify.annotations.NullMarked;
