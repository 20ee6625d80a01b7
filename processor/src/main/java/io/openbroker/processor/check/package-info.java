/** The rules for broker classes; each is a function from the model to messages, and all are applied. */
@NullMarked
package io.openbroker.processor.check;

import org.jspecify.annotations.NullMarked;
