/** Reads what Kotlin's compiler shows of a class to processors and in class files. */
@NullMarked
package io.openbroker.processor.read.kotlin;

import org.jspecify.annotations.NullMarked;
