package io.openbroker.runtime.internal.settings;

import io.openbroker.model.Platform;
import io.openbroker.runtime.AuthenticationSettings.PlatformCredentials;
import io.openbroker.runtime.BasicCredentials;
import io.openbroker.runtime.spi.authentication.PasswordHashing;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads users and passwords. */
final class CredentialsReader {

    private final SettingValues values;
    private final List<BasicCredentials> credentials = new ArrayList<>();
    private final List<PlatformCredentials> platformCredentials = new ArrayList<>();

    private CredentialsReader(SettingValues values) {
        this.values = values;
    }

    /** Reads the credentials of platforms. */
    static CredentialsReader read(SettingValues values) {
        CredentialsReader reader = new CredentialsReader(values);
        reader.readUser(Setting.USERNAME, Setting.PASSWORD);
        reader.readMore();
        reader.readPlatforms();
        return reader;
    }

    List<BasicCredentials> credentials() {
        return credentials;
    }

    List<PlatformCredentials> platformCredentials() {
        return platformCredentials;
    }

    /** The credentials in two settings; empty if neither is set. */
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
            values.problem(
                    values.where(given) + " is set, but " + values.name(missing) + " is not. Set both or neither.");
        } else if (user.isPresent()) {
            pair(user.get(), password.get(), values.where(username) + " and " + values.where(secret))
                    .ifPresent(credentials::add);
        }
    }

    private void readMore() {
        List<String> pairs = SettingEntries.blanks(values, Setting.CREDENTIALS);
        for (int i = 0; i < pairs.size(); i++) {
            pair(pairs.get(i), SettingEntries.place(values, Setting.CREDENTIALS, i))
                    .ifPresent(credentials::add);
        }
    }

    private void readPlatforms() {
        Setting setting = Setting.PLATFORM_CREDENTIALS;
        for (SettingEntries.OfPlatform entry :
                SettingEntries.ofPlatforms(values, setting, SettingEntries.blanks(values, setting))) {
            Platform platform = entry.platform();
            pair(entry.value(), entry.place())
                    .ifPresent(pair -> platformCredentials.add(new PlatformCredentials(platform, pair)));
        }
    }

    private Optional<BasicCredentials> pair(String text, String place) {
        int colon = text.indexOf(':');
        if (colon < 0) {
            values.problem(place + " has no colon. Use user:password, with blanks between entries.");
            return Optional.empty();
        }
        return pair(text.substring(0, colon), text.substring(colon + 1), place);
    }

    // Not the message of the exception: the value may be a secret, even where a user is expected.
    private Optional<BasicCredentials> pair(String user, String password, String place) {
        BasicCredentials pair;
        try {
            pair = new BasicCredentials(user, password);
        } catch (IllegalArgumentException e) {
            values.problem(
                    place + ": the user or password is empty or has control characters, or the user has a colon or"
                            + " invisible characters. Use another user or password.");
            return Optional.empty();
        }
        if (pair.isHashed()) {
            checkHash(password, place);
        }
        return Optional.of(pair);
    }

    private void checkHash(String hash, String place) {
        Optional<PasswordHashing> hashing = PasswordHashing.find();
        if (hashing.isEmpty()) {
            values.problem(
                    place + ": the password is a hash, which requires openbroker-security. Add it to the class path.");
            return;
        }
        try {
            hashing.get().verifier(hash);
        } catch (IllegalArgumentException e) {
            values.problem(place + ": the password looks like a hash but is invalid. " + e.getMessage());
        }
    }
}
