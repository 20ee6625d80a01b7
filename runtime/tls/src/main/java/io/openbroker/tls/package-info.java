/** TLS from PEM files, which are read again when they change. */
@NullMarked
package io.openbroker.tls;

import org.jspecify.annotations.NullMarked;
