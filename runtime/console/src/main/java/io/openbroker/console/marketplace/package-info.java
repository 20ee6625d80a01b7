/** The server of the marketplace: its page, and the requests that the page sends to the broker through it. */
@NullMarked
package io.openbroker.console.marketplace;

import org.jspecify.annotations.NullMarked;
