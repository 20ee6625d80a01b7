/** What the broker answers: the table of outcomes, and the replies that are made from it. */
@NullMarked
package io.openbroker.runtime.internal.response;

import org.jspecify.annotations.NullMarked;
