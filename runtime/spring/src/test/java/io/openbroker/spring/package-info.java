/** Applications with brokers, over HTTP. */
@NullMarked
package io.openbroker.spring;

import org.jspecify.annotations.NullMarked;
