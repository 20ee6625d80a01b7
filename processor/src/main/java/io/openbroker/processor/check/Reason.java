package io.openbroker.processor.check;

/**
 * A part of a message.
 *
 * @param why the cause
 * @param remedy what would change that
 */
public record Reason(String why, String remedy) {}
