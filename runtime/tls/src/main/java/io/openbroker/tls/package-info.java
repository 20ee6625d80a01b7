/** TLS from PEM files, which are reloaded when they change. */
@NullMarked
package io.openbroker.tls;

import org.jspecify.annotations.NullMarked;
