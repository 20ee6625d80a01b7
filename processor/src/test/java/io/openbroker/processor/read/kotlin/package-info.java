/** Tests of reading Kotlin. */
@NullMarked
package io.openbroker.processor.read.kotlin;

import org.jspecify.annotations.NullMarked;
