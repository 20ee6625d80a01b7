/** What a check is made of. */
@NullMarked
package io.openbroker.conformance.internal.check;

import org.jspecify.annotations.NullMarked;
