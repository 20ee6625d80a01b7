package io.openbroker.undertow;

import java.util.Optional;

/** The environment variables that a server knows: the one place that names them, for reading them and for help. */
enum Setting {
    PORT("PORT", "8080", "the port to listen on; 0 takes any that is free"),
    HOST(
            "OPENBROKER_HOST",
            "0.0.0.0 with credentials, else 127.0.0.1",
            "the host name or address to listen on; 0.0.0.0 is every interface"),
    USERNAME("OPENBROKER_USERNAME", "", "the user with which platforms authenticate themselves"),
    PASSWORD("OPENBROKER_PASSWORD", "", "the password of that user"),
    CREDENTIALS(
            "OPENBROKER_CREDENTIALS",
            "",
            "more credentials, as user:password with blanks between them; any pair will do"),
    AUTHENTICATION(
            "OPENBROKER_AUTHENTICATION",
            "basic",
            "basic, or none to serve everybody; with basic and no credentials a password is made up"),
    MAX_BODY_BYTES("OPENBROKER_MAX_BODY_BYTES", "1048576", "the longest request body, in bytes"),
    SHUTDOWN_SECONDS(
            "OPENBROKER_SHUTDOWN_SECONDS", "9", "how long requests and handlers may still run when the server stops"),
    STATE(
            "OPENBROKER_STATE",
            "file:openbroker-state with openbroker-jdbc, else memory",
            "where the broker keeps what it knows: memory, file:DIRECTORY, or jdbc:postgresql:..."),
    STATE_USERNAME("OPENBROKER_STATE_USERNAME", "", "the user of that database, if the URL does not name one"),
    STATE_PASSWORD("OPENBROKER_STATE_PASSWORD", "", "the password of that user"),
    STATE_KEYS("OPENBROKER_STATE_KEYS", "", "the key set of Tink, as JSON, with which the state is encrypted"),
    STATE_KEYS_FILE(
            "OPENBROKER_STATE_KEYS_FILE",
            "keys.json in the state's directory",
            "a file with that key set; needed for a database that is no file");

    /** What all our own variables begin with, so that a misspelt one is noticed. */
    static final String PREFIX = "OPENBROKER_";

    private final String variable;
    private final String initial;
    private final String meaning;

    Setting(String variable, String initial, String meaning) {
        this.variable = variable;
        this.initial = initial;
        this.meaning = meaning;
    }

    String variable() {
        return variable;
    }

    String meaning() {
        return meaning;
    }

    /** The default, in words; none if the setting is empty by default. */
    Optional<String> initial() {
        return initial.isEmpty() ? Optional.empty() : Optional.of(initial);
    }
}
