/** What compiler and runtime both know of libraries for JSON other than Jackson 3. Not for brokers. */
@NullMarked
package io.openbroker.catalog.json;

import org.jspecify.annotations.NullMarked;
