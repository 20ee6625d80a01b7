/** Tests of the marketplace. */
@NullMarked
package io.openbroker.console.marketplace;

import org.jspecify.annotations.NullMarked;
