/** Resolves who has sent a request through proxies that are trusted: the address and the client certificate. */
@NullMarked
package io.openbroker.runtime.internal.proxy;

import org.jspecify.annotations.NullMarked;
