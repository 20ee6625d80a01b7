package io.openbroker.undertow;

import io.openbroker.runtime.BasicCredentials;
import io.openbroker.runtime.Limits;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/** Reads settings from environment variables, and notes all that is wrong before it gives up. Used once. */
final class EnvironmentReader {

    private final Map<String, String> environment;
    private final List<String> problems = new ArrayList<>();

    private EnvironmentReader(Map<String, String> environment) {
        this.environment = environment;
    }

    static ServerSettings read(Map<String, String> environment) {
        return new EnvironmentReader(environment).read();
    }

    private ServerSettings read() {
        refuseUnknown();
        int port = number(Setting.PORT, 0, 65_535, ServerSettings.DEFAULT.port());
        List<BasicCredentials> credentials = new ArrayList<>();
        readUser(credentials);
        readMore(credentials);
        boolean anonymous = readAnonymous();
        Limits limits = Limits.DEFAULT.withMaxBodyBytes(
                number(Setting.MAX_BODY_BYTES, 1, Integer.MAX_VALUE - 8, Limits.DEFAULT.maxBodyBytes()));
        long seconds = number(Setting.SHUTDOWN_SECONDS, 0, 86_400, (int)
                ServerSettings.DEFAULT.shutdownGrace().toSeconds());
        if (!problems.isEmpty()) {
            throw new SettingsException(problems);
        }
        return new ServerSettings(
                value(Setting.HOST), port, credentials, anonymous, limits, Duration.ofSeconds(seconds));
    }

    private void refuseUnknown() {
        List<String> known =
                Arrays.stream(Setting.values()).map(Setting::variable).toList();
        for (String variable : new TreeSet<>(environment.keySet())) {
            if (variable.startsWith(Setting.PREFIX) && !known.contains(variable)) {
                problems.add(variable + " is no setting"
                        + NearestName.find(variable, known, Setting.PREFIX)
                                .map(near -> "; did you mean " + near + "?")
                                .orElse("; --help lists those there are"));
            }
        }
    }

    /** The value of a variable; deployments often set those that they do not use to nothing. */
    private Optional<String> value(Setting setting) {
        return Optional.ofNullable(environment.get(setting.variable()))
                .map(String::strip)
                .filter(value -> !value.isEmpty());
    }

    private int number(Setting setting, int min, int max, int initial) {
        Optional<String> value = value(setting);
        if (value.isEmpty()) {
            return initial;
        }
        try {
            int number = Integer.parseInt(value.get());
            if (number >= min && number <= max) {
                return number;
            }
        } catch (NumberFormatException e) {
            // Told below, as for a number that is out of bounds.
        }
        problems.add(
                setting.variable() + " is \"" + value.get() + "\"; give a whole number from " + min + " to " + max);
        return initial;
    }

    private void readUser(List<BasicCredentials> credentials) {
        Optional<String> user = value(Setting.USERNAME);
        // Not stripped: blanks may be part of a password.
        Optional<String> password = Optional.ofNullable(environment.get(Setting.PASSWORD.variable()))
                .filter(value -> !value.isEmpty());
        if (user.isPresent() != password.isPresent()) {
            Setting given = user.isPresent() ? Setting.USERNAME : Setting.PASSWORD;
            Setting missing = user.isPresent() ? Setting.PASSWORD : Setting.USERNAME;
            problems.add(given.variable() + " is set, but " + missing.variable() + " is not; set both or neither");
        } else if (user.isPresent()) {
            add(
                    credentials,
                    user.get(),
                    password.get(),
                    Setting.USERNAME.variable() + " and " + Setting.PASSWORD.variable());
        }
    }

    private void readMore(List<BasicCredentials> credentials) {
        Optional<String> value = value(Setting.CREDENTIALS);
        if (value.isEmpty()) {
            return;
        }
        String[] pairs = value.get().split("\\s+", -1);
        for (int i = 0; i < pairs.length; i++) {
            String place = "Entry " + (i + 1) + " of " + Setting.CREDENTIALS.variable();
            int colon = pairs[i].indexOf(':');
            if (colon < 0) {
                problems.add(place + " has no colon; give user:password, with blanks between several");
            } else {
                add(credentials, pairs[i].substring(0, colon), pairs[i].substring(colon + 1), place);
            }
        }
    }

    // In words of our own: what was given may be a secret, even where a user is expected.
    private void add(List<BasicCredentials> credentials, String user, String password, String place) {
        try {
            credentials.add(new BasicCredentials(user, password));
        } catch (IllegalArgumentException e) {
            problems.add(place + ": a user or password is empty, has control characters, or the user has a colon;"
                    + " give a user without a colon, and a password");
        }
    }

    private boolean readAnonymous() {
        String policy = value(Setting.AUTHENTICATION).orElse("basic");
        if (!policy.equals("basic") && !policy.equals("none")) {
            problems.add(Setting.AUTHENTICATION.variable() + " is \"" + policy + "\"; give basic or none");
        }
        boolean none = policy.equals("none");
        if (none) {
            for (Setting setting : List.of(Setting.USERNAME, Setting.PASSWORD, Setting.CREDENTIALS)) {
                if (value(setting).isPresent()) {
                    problems.add(Setting.AUTHENTICATION.variable() + " is none, but " + setting.variable()
                            + " is set; leave one of the two out");
                }
            }
        }
        return none;
    }
}
