package io.openbroker.processor.model;

import io.openbroker.processor.diagnostic.SourceRef;

/**
 * The value of an annotation's member.
 *
 * @param value the value, or the member's default
 * @param explicit whether the user wrote it
 * @param source the value, or the annotation where the user did not write it
 */
public record Setting<T>(T value, boolean explicit, SourceRef source) {}
