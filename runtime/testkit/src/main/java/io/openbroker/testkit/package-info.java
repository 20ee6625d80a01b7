/** Tests brokers: {@link io.openbroker.testkit.BrokerTest} starts one, and a simulated platform uses it. */
@NullMarked
package io.openbroker.testkit;

import org.jspecify.annotations.NullMarked;
