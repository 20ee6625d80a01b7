/** Handlers, and what each operation lets them receive and return. */
@NullMarked
package io.openbroker.processor.model.handler;

import org.jspecify.annotations.NullMarked;
