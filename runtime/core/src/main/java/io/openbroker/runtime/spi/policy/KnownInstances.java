package io.openbroker.runtime.spi.policy;

import io.openbroker.runtime.spi.state.list.InstanceFilter;

/**
 * The service instances that the runtime knows, for a policy that limits their number. Valid while the policy is called;
 * safe for use by many threads.
 */
public interface KnownInstances {

    /**
     * Counts service instances, without the one of the request. Those that are being created or deleted, or whose creation
     * failed and was not cleaned up, count like all others; one that is being updated to another plan counts for both plans.
     *
     * <p>The request is carried out only if the number is still the same when it claims its service instance; otherwise the
     * policies are called again. So of several requests at once, on whatever replicas, no more are accepted than one after
     * the other would be, as long as each of them is counted by the same policy.
     *
     * <p>Counts of an organization, or of a space in it, use an index. Others read all service instances.
     *
     * @return the number at this moment
     * @throws UnsupportedOperationException if the broker has {@link io.openbroker.annotation.State#EXTERNAL}, so the runtime
     *     knows no service instances
     */
    long count(InstanceFilter filter);
}
