package io.openbroker.conformance;

/** How binding a requirement is, by RFC 2119 as the specification uses it. */
public enum Level {
    /** A broker that does otherwise violates the specification, or is rejected by the platform of the profile. */
    MUST,
    /** A broker that does otherwise needs a reason. */
    SHOULD,
    /** A broker may do otherwise; platforms and their users benefit if it does not. */
    MAY
}
