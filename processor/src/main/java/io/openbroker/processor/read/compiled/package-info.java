/** Reads what compilers do not show of classes that they have as class files only. */
@NullMarked
package io.openbroker.processor.read.compiled;

import org.jspecify.annotations.NullMarked;
