/** What platforms send, and what they do with responses. */
@NullMarked
package io.openbroker.testkit.internal.platform;

import org.jspecify.annotations.NullMarked;
