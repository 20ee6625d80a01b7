/** Reads broker classes into the model. The only place that sees type mirrors; it never fails and reports nothing. */
@NullMarked
package io.openbroker.processor.read;

import org.jspecify.annotations.NullMarked;
