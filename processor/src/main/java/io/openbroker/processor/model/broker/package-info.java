/** A broker class with all that belongs to it. */
@NullMarked
package io.openbroker.processor.model.broker;

import org.jspecify.annotations.NullMarked;
