package io.openbroker.model;

/**
 * The platform that sent a request, as authenticated by its credentials. Claims of the request itself are in {@link Context} and
 * {@link OriginatingIdentity}.
 *
 * @param name the name that the operator configured for the platform
 */
public record Platform(String name) {

    /** The platform of a broker that serves just one. */
    public static final Platform DEFAULT = new Platform("default");
}
