package io.openbroker.undertow;

import io.openbroker.runtime.BasicCredentials;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads who may use the broker. Used once. */
final class CredentialsReader {

    private static final String NONE = "none";

    private final SettingValues values;
    private final List<BasicCredentials> credentials = new ArrayList<>();

    private CredentialsReader(SettingValues values) {
        this.values = values;
    }

    static AuthenticationSettings read(SettingValues values) {
        return new CredentialsReader(values).read();
    }

    private AuthenticationSettings read() {
        readUser(Setting.USERNAME, Setting.PASSWORD);
        readMore();
        boolean anonymous =
                values.choice(Setting.AUTHENTICATION, List.of("basic", NONE)).equals(NONE);
        if (anonymous) {
            for (Setting setting : List.of(Setting.USERNAME, Setting.PASSWORD, Setting.CREDENTIALS)) {
                if (values.text(setting).isPresent()) {
                    values.problem(values.where(Setting.AUTHENTICATION) + " is none, but " + values.where(setting)
                            + " is set; leave one of the two out");
                }
            }
        }
        // Those that nobody asks for are a problem by now, which is told with all others.
        return new AuthenticationSettings(anonymous ? List.of() : credentials, anonymous);
    }

    /** Credentials that two settings give together; none if they are not set. */
    static List<BasicCredentials> pair(SettingValues values, Setting username, Setting secret) {
        CredentialsReader reader = new CredentialsReader(values);
        reader.readUser(username, secret);
        return List.copyOf(reader.credentials);
    }

    private void readUser(Setting username, Setting secret) {
        Optional<String> user = values.text(username);
        Optional<String> password = values.text(secret);
        if (user.isPresent() != password.isPresent()) {
            Setting given = user.isPresent() ? username : secret;
            Setting missing = user.isPresent() ? secret : username;
            values.problem(values.where(given) + " is set, but " + missing.variable() + " is not; set both or neither");
        } else if (user.isPresent()) {
            add(user.get(), password.get(), values.where(username) + " and " + values.where(secret));
        }
    }

    private void readMore() {
        Optional<String> value = values.text(Setting.CREDENTIALS).map(String::strip);
        if (value.isEmpty()) {
            return;
        }
        String[] pairs = value.get().split("\\s+", -1);
        for (int i = 0; i < pairs.length; i++) {
            String place = "Entry " + (i + 1) + " of " + values.where(Setting.CREDENTIALS);
            int colon = pairs[i].indexOf(':');
            if (colon < 0) {
                values.problem(place + " has no colon; give user:password, with blanks between several");
            } else {
                add(pairs[i].substring(0, colon), pairs[i].substring(colon + 1), place);
            }
        }
    }

    // In words of our own: what was given may be a secret, even where a user is expected.
    private void add(String user, String password, String place) {
        try {
            credentials.add(new BasicCredentials(user, password));
        } catch (IllegalArgumentException e) {
            values.problem(place + ": a user or password is empty, has control characters, or the user has a colon;"
                    + " give a user without a colon, and a password");
        }
    }
}
