package io.openbroker.undertow;

import io.openbroker.model.Platform;
import io.openbroker.runtime.BasicCredentials;
import io.openbroker.runtime.authentication.PasswordHashing;
import io.openbroker.undertow.AuthenticationSettings.PlatformCredentials;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads users and passwords. Used once. */
final class CredentialsReader {

    private final SettingValues values;
    private final List<BasicCredentials> credentials = new ArrayList<>();
    private final List<PlatformCredentials> platformCredentials = new ArrayList<>();

    CredentialsReader(SettingValues values) {
        this.values = values;
        readUser();
        readMore();
        readPlatforms();
    }

    List<BasicCredentials> credentials() {
        return credentials;
    }

    List<PlatformCredentials> platformCredentials() {
        return platformCredentials;
    }

    private void readUser() {
        Optional<String> user = values.text(Setting.USERNAME);
        Optional<String> password = values.text(Setting.PASSWORD);
        if (user.isPresent() != password.isPresent()) {
            Setting given = user.isPresent() ? Setting.USERNAME : Setting.PASSWORD;
            Setting missing = user.isPresent() ? Setting.PASSWORD : Setting.USERNAME;
            values.problem(values.where(given) + " is set, but " + missing.variable() + " is not; set both or neither");
        } else if (user.isPresent()) {
            String place = values.where(Setting.USERNAME) + " and " + values.where(Setting.PASSWORD);
            pair(user.get(), password.get(), place).ifPresent(credentials::add);
        }
    }

    private void readMore() {
        List<String> pairs = Entries.blanks(values, Setting.CREDENTIALS);
        for (int i = 0; i < pairs.size(); i++) {
            pair(pairs.get(i), Entries.place(values, Setting.CREDENTIALS, i)).ifPresent(credentials::add);
        }
    }

    private void readPlatforms() {
        Setting setting = Setting.PLATFORM_CREDENTIALS;
        for (Entries.OfPlatform entry : Entries.ofPlatforms(values, setting, Entries.blanks(values, setting))) {
            Platform platform = entry.platform();
            pair(entry.value(), entry.place())
                    .ifPresent(pair -> platformCredentials.add(new PlatformCredentials(platform, pair)));
        }
    }

    private Optional<BasicCredentials> pair(String text, String place) {
        int colon = text.indexOf(':');
        if (colon < 0) {
            values.problem(place + " has no colon; give user:password, with blanks between several");
            return Optional.empty();
        }
        return pair(text.substring(0, colon), text.substring(colon + 1), place);
    }

    // In words of our own: what was given may be a secret, even where a user is expected.
    private Optional<BasicCredentials> pair(String user, String password, String place) {
        BasicCredentials pair;
        try {
            pair = new BasicCredentials(user, password);
        } catch (IllegalArgumentException e) {
            values.problem(place + ": a user or password is empty, has control characters, or the user has a colon;"
                    + " give a user without a colon, and a password");
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
                    place + ": the password is a hash, which needs openbroker-security; add it to the class path");
            return;
        }
        try {
            hashing.get().verifier(hash);
        } catch (IllegalArgumentException e) {
            values.problem(place + ": the password looks like a hash. " + e.getMessage());
        }
    }
}
