/** Catalogs with values that are known only at start: what generated dispatchers make of their placeholders. */
@NullMarked
package io.openbroker.runtime.internal.template;

import org.jspecify.annotations.NullMarked;
