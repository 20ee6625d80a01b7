/** What a broker does while its database is away, locked, read-only or full. */
@NullMarked
package io.openbroker.jdbc.outage;

import org.jspecify.annotations.NullMarked;
