/** Tests of the sample. */
@NullMarked
package io.openbroker.sample.embedding.jdk;

import org.jspecify.annotations.NullMarked;
