/** The marketplace on which a developer tries a broker; {@code openbroker-console} implements it. */
@NullMarked
package io.openbroker.runtime.spi.marketplace;

import org.jspecify.annotations.NullMarked;
