package io.openbroker.spring.internal.broker;

import io.openbroker.runtime.BrokerEngine;
import java.time.Duration;
import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;

/** Up while the state of the broker is available. */
public final class BrokerHealth extends AbstractHealthIndicator {

    private final BrokerEngine engine;

    public BrokerHealth(BrokerEngine engine) {
        super("The broker cannot tell whether it is ready");
        this.engine = engine;
    }

    /** Takes at most the two seconds that the broker needs to find out. */
    @Override
    protected void doHealthCheck(Health.Builder builder) {
        boolean ready = engine.ready().toCompletableFuture().join();
        Duration ahead = engine.clockDifference();
        if (ready) {
            builder.up().withDetail("clockDifference", ahead);
        } else {
            builder.down().withDetail("reason", "the state is not available");
        }
    }
}
