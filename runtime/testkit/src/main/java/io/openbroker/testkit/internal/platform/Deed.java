package io.openbroker.testkit.internal.platform;

import io.openbroker.client.http.BrokerHttpRequest;
import io.openbroker.testkit.internal.platform.RequestWriter.Resource;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Something that a platform wants.
 *
 * @param name what it is, to follow "The" in messages
 * @param request the request for it
 * @param resource what is polled
 * @param plan the plan that polls name
 * @param deletes whether it is a deletion, which has succeeded where there is nothing
 * @param creation what is created; empty for changes and deletions
 * @param fetch the request for the result of an asynchronous operation; empty if the result is in the first response
 * @param result makes the result of the body of a response
 */
public record Deed<T>(
        String name,
        BrokerHttpRequest request,
        Resource resource,
        PlanReference plan,
        boolean deletes,
        Optional<Creation> creation,
        Optional<BrokerHttpRequest> fetch,
        Function<Map<String, Object>, T> result) {}
