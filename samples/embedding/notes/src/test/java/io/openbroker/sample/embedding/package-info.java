/** Tests that hold for the broker in whatever server it runs. */
@NullMarked
package io.openbroker.sample.embedding;

import org.jspecify.annotations.NullMarked;
