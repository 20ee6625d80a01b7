/** Creates the broker of an application from its beans, and starts and stops it. */
@NullMarked
package io.openbroker.spring.internal.broker;

import org.jspecify.annotations.NullMarked;
