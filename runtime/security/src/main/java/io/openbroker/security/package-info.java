/** Authentication that needs libraries of its own: hashed passwords, and bearer tokens. */
@NullMarked
package io.openbroker.security;

import org.jspecify.annotations.NullMarked;
