/** Puts a broker together: generated dispatchers, credentials and limits become something that answers requests. */
@NullMarked
package io.openbroker.runtime.engine;

import org.jspecify.annotations.NullMarked;
