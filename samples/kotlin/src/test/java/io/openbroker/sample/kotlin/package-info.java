/** Tests of the sample. */
@NullMarked
package io.openbroker.sample.kotlin;

import org.jspecify.annotations.NullMarked;
