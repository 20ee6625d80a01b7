/** The broker that the samples of embedding serve. */
@NullMarked
package io.openbroker.sample.embedding;

import org.jspecify.annotations.NullMarked;
