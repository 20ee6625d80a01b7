/** Carries requests from Undertow to a pipeline and responses back. */
@NullMarked
package io.openbroker.undertow.internal.exchange;

import org.jspecify.annotations.NullMarked;
