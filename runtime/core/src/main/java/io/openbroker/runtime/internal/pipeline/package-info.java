/** The steps of a request, in their order: version, authentication, route, decoding, command, answer. */
@NullMarked
package io.openbroker.runtime.internal.pipeline;

import org.jspecify.annotations.NullMarked;
