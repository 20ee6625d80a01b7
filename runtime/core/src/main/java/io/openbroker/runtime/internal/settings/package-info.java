/** The catalogue of settings, and how every server reads it: sources, secrets in files, and messages about mistakes. */
@NullMarked
package io.openbroker.runtime.internal.settings;

import org.jspecify.annotations.NullMarked;
