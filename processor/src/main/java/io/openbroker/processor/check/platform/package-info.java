/** Holds catalogs to what platforms accept of all that the specification allows. */
@NullMarked
package io.openbroker.processor.check.platform;

import org.jspecify.annotations.NullMarked;
