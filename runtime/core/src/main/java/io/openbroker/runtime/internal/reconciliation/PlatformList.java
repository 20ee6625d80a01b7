package io.openbroker.runtime.internal.reconciliation;

import java.util.Map;
import java.util.Optional;

/**
 * The service instances and service bindings that a platform has.
 *
 * @param format the name of the format in which the platform has listed them
 * @param platform the platform that the list names
 * @param instances the service instances, by id
 * @param bindings the service bindings by id, by the ids of their service instances; those of an absent service instance are not
 *     known
 * @param remedy how to remove what exists on the platform only
 */
record PlatformList(
        String format,
        Optional<String> platform,
        Map<String, PlatformEntry> instances,
        Map<String, Map<String, PlatformEntry>> bindings,
        String remedy) {}
