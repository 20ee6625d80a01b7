/** Puts Java sources together: imports, line breaks and literals. */
@NullMarked
package io.openbroker.processor.emit.source;

import org.jspecify.annotations.NullMarked;
