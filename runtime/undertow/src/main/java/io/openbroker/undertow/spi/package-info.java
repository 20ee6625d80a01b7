/** What modules implement that provide TLS. */
@NullMarked
package io.openbroker.undertow.spi;

import org.jspecify.annotations.NullMarked;
