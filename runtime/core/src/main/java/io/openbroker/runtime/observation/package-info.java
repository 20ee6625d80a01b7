/** What a broker tells those who measure it: what requests and operations came to, and how much there is to do. */
@NullMarked
package io.openbroker.runtime.observation;

import org.jspecify.annotations.NullMarked;
