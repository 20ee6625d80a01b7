/** A broker class as immutable values, without type mirrors and without text of generated code. */
@NullMarked
package io.openbroker.processor.model;

import org.jspecify.annotations.NullMarked;
