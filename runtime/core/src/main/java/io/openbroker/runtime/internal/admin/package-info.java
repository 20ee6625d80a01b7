/** The admin port: lists of what the broker knows, and changes to operations that are stuck. */
@NullMarked
package io.openbroker.runtime.internal.admin;

import org.jspecify.annotations.NullMarked;
