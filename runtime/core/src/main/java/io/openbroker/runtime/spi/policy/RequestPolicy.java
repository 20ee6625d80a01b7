package io.openbroker.runtime.spi.policy;

import io.openbroker.model.BrokerException;
import io.openbroker.model.BrokerRequest;
import io.openbroker.model.OsbOperation;
import java.util.Set;

/**
 * Decides which requests a broker carries out: quotas, lists of what is allowed, rules for names, approvals.
 *
 * <pre>{@code
 * RequestPolicy quota = (request, known) -> {
 *     if (request instanceof ProvisionRequest provision
 *             && known.count(InstanceFilter.organizationOf(provision.context())) >= 10) {
 *         throw BrokerException.quotaExceeded("This organization has its 10 service instances already");
 *     }
 * };
 * }</pre>
 *
 * <p>A policy is called on a handler thread, after the request was validated and before anything is recorded or a handler is
 * called; for an asynchronous operation before the response 202. Policies are called in the order in which they were added,
 * and the first rejection ends the request. A request that repeats another one, for a service instance or binding that exists
 * or is being changed so already, is not shown to policies; with {@link io.openbroker.annotation.State#EXTERNAL} the runtime
 * cannot know that, and shows each request, but ignores the rejection of a provision or bind if the handler that fetches
 * finds the service instance or binding.
 *
 * <p>A policy that exceeds the response time limit is interrupted, and the platform receives 504. A policy may be called again
 * for the same request if what the request concerns has changed meanwhile, so it must not count calls itself.
 *
 * <p>Safe for use by many threads.
 */
@FunctionalInterface
public interface RequestPolicy {

    /** The operations that policies see by default: all that change something but deletions. */
    Set<OsbOperation> CREATIONS_AND_UPDATES = Set.of(OsbOperation.PROVISION, OsbOperation.UPDATE, OsbOperation.BIND);

    /**
     * Accepts a request by returning.
     *
     * @param request a request of one of the {@link #operations()}; parameters are as the platform sent them
     * @param known the service instances that the runtime knows
     * @throws BrokerException to reject the request with its status, error and description
     * @throws io.openbroker.model.RetryLater to reject the request with 503 and {@code Retry-After}, for example while an
     *     approval is pending. Any other exception becomes a 500 without details
     */
    void check(BrokerRequest request, KnownInstances known);

    /**
     * The service offerings whose requests this policy sees.
     *
     * @return their ids; all service offerings if it is empty
     */
    default Set<String> offerings() {
        return Set.of();
    }

    /**
     * The operations that this policy sees.
     *
     * <p>A policy that includes deletions can keep a service instance or binding from being deleted. Platforms delete to clean
     * up, and some forget what they could not delete: it then remains, with its credentials and costs, until somebody finds
     * it. Deletions that stop a creation, or clean up after a failed one, are therefore not shown. With {@link
     * io.openbroker.annotation.State#EXTERNAL} the runtime cannot distinguish them. Unbinds within a deprovision are not shown
     * either.
     *
     * @return {@link #CREATIONS_AND_UPDATES} by default
     */
    default Set<OsbOperation> operations() {
        return CREATIONS_AND_UPDATES;
    }

    /**
     * Restricts this policy to some service offerings.
     *
     * @param ids the ids of the service offerings, at least one
     * @return a policy that does the same for them only
     * @throws IllegalArgumentException if there is no id
     */
    default RequestPolicy forOfferings(String... ids) {
        return new OfferingPolicy(this, Set.of(ids));
    }
}
