/** A complete broker in one file. Its databases are files, which an embedded H2 serves. */
@NullMarked
package io.openbroker.sample.quickstart;

import org.jspecify.annotations.NullMarked;
