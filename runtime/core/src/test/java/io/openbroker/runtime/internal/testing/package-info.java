/** What tests share: a clock to turn, the log, processes, and brokers and platforms to try. */
@NullMarked
package io.openbroker.runtime.internal.testing;

import org.jspecify.annotations.NullMarked;
