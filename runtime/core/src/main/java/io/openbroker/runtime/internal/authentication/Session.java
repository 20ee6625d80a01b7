package io.openbroker.runtime.internal.authentication;

import io.openbroker.runtime.spi.authentication.AuthenticationResult.Authenticated;

/**
 * Of an admin or viewer who has signed in on a page.
 *
 * @param id the secret in the cookie
 * @param csrfToken the secret that the page sends with each change, and pages from elsewhere do not know
 */
public record Session(String id, String csrfToken, Authenticated caller) {

    /** Leaves the secrets out. */
    @Override
    public String toString() {
        return "Session[" + caller.caller() + "]";
    }
}
