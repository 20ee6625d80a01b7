/** What operators of a broker see and mend: service instances, service bindings and operations, without any secret. */
@NullMarked
package io.openbroker.runtime.operator;

import org.jspecify.annotations.NullMarked;
