/** Tests of the sample. */
@NullMarked
package io.openbroker.sample.embedding.servlet;

import org.jspecify.annotations.NullMarked;
