/** Resolves the placeholders of catalogs at startup. */
@NullMarked
package io.openbroker.runtime.internal.template;

import org.jspecify.annotations.NullMarked;
