/** Reads the properties of an application as the settings of its brokers. */
@NullMarked
package io.openbroker.spring.internal.settings;

import org.jspecify.annotations.NullMarked;
