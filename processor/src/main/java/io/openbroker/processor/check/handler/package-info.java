/** Rules for handlers. */
@NullMarked
package io.openbroker.processor.check.handler;

import org.jspecify.annotations.NullMarked;
