/** Parameters for requests, from published schemas or from a file. */
@NullMarked
package io.openbroker.conformance.internal.parameter;

import org.jspecify.annotations.NullMarked;
