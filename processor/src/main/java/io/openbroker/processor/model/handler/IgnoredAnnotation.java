package io.openbroker.processor.model.handler;

import io.openbroker.processor.diagnostic.SourceRef;

/**
 * An annotation that says how another library reads or writes JSON, on a type that the runtime reads or writes.
 *
 * @param annotation its simple name
 * @param place the type and member that it is on, as messages show them
 * @param library the library that it belongs to
 * @param remedy what to do
 * @param source the type or member
 */
public record IgnoredAnnotation(String annotation, String place, String library, String remedy, SourceRef source) {}
