/** The table of outcomes, and the responses and rejections with them. */
@NullMarked
package io.openbroker.runtime.internal.response;

import org.jspecify.annotations.NullMarked;
