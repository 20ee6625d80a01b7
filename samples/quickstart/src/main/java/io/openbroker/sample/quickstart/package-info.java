/** A whole broker in one file. Its databases are files, which an H2 inside the broker serves. */
@NullMarked
package io.openbroker.sample.quickstart;

import org.jspecify.annotations.NullMarked;
