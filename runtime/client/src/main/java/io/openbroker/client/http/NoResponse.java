package io.openbroker.client.http;

/**
 * There is no response; whether the broker received the request is unknown unless the reason excludes it.
 *
 * @param description a sentence for people, which names the peer
 */
public record NoResponse(Reason reason, String description) implements ExchangeOutcome {

    /** Why there is no response. */
    public enum Reason {
        /** The name of the host is unknown. */
        UNKNOWN_HOST,
        /** Nobody listens on the port, or the host is unreachable. */
        REFUSED,
        /** The certificate of the broker is not trusted, or TLS failed otherwise. */
        TLS_FAILED,
        /** The response did not come in time, or not all of it. */
        TIMEOUT,
        /** The peer closed the connection before the response was complete. */
        CLOSED,
        /** The peer sent something that is not HTTP. */
        NOT_HTTP,
        /** The request cannot be sent, because a part of it is malformed. */
        NOT_SENT,
        /** The waiting thread was interrupted. */
        CANCELLED;

        /** Returns whether the broker certainly received nothing. */
        public boolean isBeforeRequest() {
            return switch (this) {
                case UNKNOWN_HOST, REFUSED, TLS_FAILED, NOT_SENT -> true;
                case TIMEOUT, CLOSED, NOT_HTTP, CANCELLED -> false;
            };
        }
    }
}
