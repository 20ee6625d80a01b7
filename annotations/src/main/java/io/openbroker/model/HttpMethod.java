package io.openbroker.model;

/** The HTTP methods of the Open Service Broker API. */
public enum HttpMethod {
    /** Reads. */
    GET,
    /** Creates. */
    PUT,
    /** Changes. */
    PATCH,
    /** Deletes. */
    DELETE
}
