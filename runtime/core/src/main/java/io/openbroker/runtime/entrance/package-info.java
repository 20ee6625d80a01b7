/** The way into the broker: from which platform a request comes, and how long those wait who guess. */
@NullMarked
package io.openbroker.runtime.entrance;

import org.jspecify.annotations.NullMarked;
