package io.openbroker.runtime.http;

/**
 * A request without its body, just as it came over the wire.
 *
 * @param method the method
 * @param rawPath the path, neither decoded nor normalised; it begins with a slash
 * @param rawQuery the query, not decoded and without the question mark; empty if there is none
 * @param headers the headers
 * @param peer who sent it
 */
public record RequestHead(String method, String rawPath, String rawQuery, RequestHeaders headers, Peer peer) {}
