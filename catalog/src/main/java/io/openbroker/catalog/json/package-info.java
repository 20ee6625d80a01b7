/** JSON libraries other than Jackson 3, as compiler and runtime know them. Not for brokers. */
@NullMarked
package io.openbroker.catalog.json;

import org.jspecify.annotations.NullMarked;
