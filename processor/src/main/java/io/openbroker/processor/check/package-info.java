/** The rules that a broker class is held to; each is a function from the model to messages, and all are applied. */
@NullMarked
package io.openbroker.processor.check;

import org.jspecify.annotations.NullMarked;
