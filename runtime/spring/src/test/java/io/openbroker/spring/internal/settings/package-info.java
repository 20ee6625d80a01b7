/** The properties of applications. */
@NullMarked
package io.openbroker.spring.internal.settings;

import org.jspecify.annotations.NullMarked;
