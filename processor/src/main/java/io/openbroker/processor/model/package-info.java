/** What a broker class says, as immutable values: no type mirrors, no text of generated code. */
@NullMarked
package io.openbroker.processor.model;

import org.jspecify.annotations.NullMarked;
