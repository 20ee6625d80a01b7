/** The state of a broker under test: it survives the broker's process, which a test can kill. */
@NullMarked
package io.openbroker.testkit.internal.state;

import org.jspecify.annotations.NullMarked;
