/** Authentication that requires additional libraries: hashed passwords and bearer tokens. */
@NullMarked
package io.openbroker.security;

import org.jspecify.annotations.NullMarked;
