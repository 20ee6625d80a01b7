/** What tests share: a clock to turn, and the log. */
@NullMarked
package io.openbroker.runtime.internal.testing;

import org.jspecify.annotations.NullMarked;
