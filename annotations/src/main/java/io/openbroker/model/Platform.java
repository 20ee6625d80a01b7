package io.openbroker.model;

/**
 * The platform from which a request came: one of those with which the broker's operator has agreed on credentials. It is
 * told by whom the request was authenticated as, not by what the request says of itself; for that see {@link Context} and
 * {@link OriginatingIdentity}.
 *
 * @param name the operator's name for the platform
 */
public record Platform(String name) {

    /** The platform of a broker that serves just one. */
    public static final Platform DEFAULT = new Platform("default");
}
