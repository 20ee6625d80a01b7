/** The steps of every request on both ports: authentication, route, identity, command, response. */
@NullMarked
package io.openbroker.runtime.internal.pipeline;

import org.jspecify.annotations.NullMarked;
