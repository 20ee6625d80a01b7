/** The extension of JUnit. */
@NullMarked
package io.openbroker.testkit.internal.extension;

import org.jspecify.annotations.NullMarked;
