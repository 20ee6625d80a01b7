/** Tests of the test kit itself; those of its users are in {@code com.example}. */
@NullMarked
package io.openbroker.testkit;

import org.jspecify.annotations.NullMarked;
