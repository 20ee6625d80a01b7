/** Reads settings from system properties, environment variables and files. */
@NullMarked
package io.openbroker.undertow.internal.settings;

import org.jspecify.annotations.NullMarked;
