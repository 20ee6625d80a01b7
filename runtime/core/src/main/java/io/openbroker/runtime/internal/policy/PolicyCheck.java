package io.openbroker.runtime.internal.policy;

import io.openbroker.runtime.internal.response.Rejection;
import io.openbroker.runtime.spi.state.list.InstanceCount;
import java.util.List;

/** Asks the policies about one request, as often as it is called. */
@FunctionalInterface
public interface PolicyCheck {

    /** The check of a request that no policy sees. */
    PolicyCheck NONE = List::of;

    /**
     * Asks the policies.
     *
     * @return the counts that they relied on, which must be right when the claim is made
     * @throws Rejection if one of them does not accept the request, fails or takes too long
     */
    List<InstanceCount> ask();
}
