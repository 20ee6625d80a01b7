package io.openbroker.processor.model;

/** What a handler returns. */
public sealed interface HandlerResult {

    /** The type as the user wrote it. */
    String type();

    /**
     * Something that is the answer of some operation.
     *
     * @param kind what it is
     * @param staged whether it comes in a {@code CompletionStage}
     * @param type the type as the user wrote it
     */
    record Of(ResultKind kind, boolean staged, String type) implements HandlerResult {}

    /** What is the answer of no operation. */
    record Unsupported(String type) implements HandlerResult {}
}
