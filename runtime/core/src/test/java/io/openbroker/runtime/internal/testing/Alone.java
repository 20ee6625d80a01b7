package io.openbroker.runtime.internal.testing;

import io.openbroker.runtime.spi.state.Membership;

/** The only replica there is. */
public final class Alone implements Membership {

    @Override
    public String replica() {
        return "this";
    }

    @Override
    public boolean ended(String other) {
        return true;
    }
}
