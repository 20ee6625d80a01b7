/** Offerings and plans, whether annotations or files describe them. */
@NullMarked
package io.openbroker.processor.model.catalog;

import org.jspecify.annotations.NullMarked;
