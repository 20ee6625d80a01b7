package io.openbroker.runtime;

/**
 * A user and a password with which a platform authenticates itself (OSB v2.17, "Platform to Service Broker
 * Authentication").
 *
 * @param user the user, without a colon
 * @param password the password
 */
public record BasicCredentials(String user, String password) {

    /**
     * Checks that HTTP basic authentication can carry the credentials.
     *
     * @param user the user, without a colon
     * @param password the password
     * @throws IllegalArgumentException if one is empty or has control characters, or the user has a colon
     */
    public BasicCredentials {
        if (user.isEmpty() || user.indexOf(':') >= 0 || hasControl(user)) {
            throw new IllegalArgumentException("BasicCredentials has the user \"" + user
                    + "\"; give one that is not empty and has neither a colon nor control characters");
        }
        if (password.isEmpty() || hasControl(password)) {
            throw new IllegalArgumentException("BasicCredentials has for the user \"" + user
                    + "\" a password that is empty or has control characters; give one without");
        }
    }

    /** Leaves the password out. */
    @Override
    public String toString() {
        return "BasicCredentials[user=" + user + "]";
    }

    private static boolean hasControl(String text) {
        return text.chars().anyMatch(Character::isISOControl);
    }
}
