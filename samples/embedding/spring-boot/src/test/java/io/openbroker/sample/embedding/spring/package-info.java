/** Tests of the sample. */
@NullMarked
package io.openbroker.sample.embedding.spring;

import org.jspecify.annotations.NullMarked;
