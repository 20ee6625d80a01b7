/** A whole broker in one file. Its databases live in an H2 inside the broker, for as long as it runs. */
@NullMarked
package io.openbroker.sample.quickstart;

import org.jspecify.annotations.NullMarked;
