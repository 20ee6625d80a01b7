package io.openbroker.undertow;

import java.util.Locale;
import java.util.Optional;

/**
 * The settings that a server knows: the one place that names them, for reading them, for help and for the documentation. In
 * the environment, {@code MAX_BODY_BYTES} is {@code OPENBROKER_MAX_BODY_BYTES}; as a system property and in a file it is
 * {@code openbroker.max-body-bytes}. A secret may also be given as the name of a file that holds it, with {@code _FILE} or
 * {@code -file} at the end.
 */
enum Setting {
    CONFIG("", "a file of properties with settings; it cannot be named in a file"),
    PORT("8080", "the port to listen on; 0 takes any that is free") {
        // What platforms that run applications set.
        @Override
        String variable() {
            return "PORT";
        }
    },
    HOST(
            "0.0.0.0 with credentials, else 127.0.0.1",
            "the host name or address to listen on; 0.0.0.0 is every interface"),
    TLS_CERTIFICATE("", "a PEM file with the server's certificate and its chain; TLS needs openbroker-tls"),
    TLS_KEY("", "a PEM file with the private key of that certificate"),
    TLS_KEY_PASSWORD(Kind.SECRET, "", "the password of that key, if it is encrypted"),
    TLS_CLIENT_CA("", "a PEM file with the certificates of those who sign clients' certificates"),
    TLS_CLIENT_AUTHENTICATION(
            "required with OPENBROKER_TLS_CLIENT_CA, else none",
            "whether clients have to show a certificate: none, wanted or required"),
    TLS_RELOAD_SECONDS("10", "how often is looked whether these files have changed"),
    USERNAME("", "the user with which platforms authenticate themselves"),
    PASSWORD(Kind.SECRET, "", "the password of that user"),
    CREDENTIALS(Kind.SECRET, "", "more credentials, as user:password with blanks between them; any pair will do"),
    CLIENTS("", "names of client certificates that may use the broker, with semicolons between them"),
    TOKEN_KEYS("", "the key set of bearer tokens: an https URL or a file; tokens need openbroker-security"),
    TOKEN_ISSUER("", "the issuer of bearer tokens"),
    TOKEN_AUDIENCE("", "the audience that bearer tokens are for"),
    TOKEN_SCOPE("", "the scope that bearer tokens have to have"),
    TOKEN_CLOCK_SKEW_SECONDS("30", "how far the clock of the issuer may be off"),
    PLATFORM_CREDENTIALS(
            Kind.SECRET,
            "",
            "credentials of platforms with prefixes, as platform=user:password with blanks between them"),
    PLATFORM_CLIENTS("", "names of their client certificates, as platform=name with semicolons between them"),
    PLATFORM_TOKEN_SCOPES("", "the scopes of their bearer tokens, as platform=scope with blanks between them"),
    AUTHENTICATION("basic", "basic, or none to serve everybody; with basic and nobody named a password is made up"),
    MAX_BODY_BYTES("1048576", "the longest request body, in bytes"),
    MAX_NESTING("100", "how deep JSON objects and arrays of a request may stand in one another"),
    MAX_STRING_LENGTH("1048576", "the longest JSON string of a request, in characters"),
    MAX_HEADER_BYTES("65536", "how long the target and the headers of a request may be together, in bytes"),
    REQUEST_SECONDS("30", "how long the head of a request may take to come, and then its body"),
    MAX_REQUESTS(
            "1000", "how many requests are received and carried out at once, catalog excepted; the others get 503"),
    SHUTDOWN_SECONDS("9", "how long requests and handlers may still run when the server stops"),
    HANDLER_SECONDS(
            "45", "how long a platform is kept waiting for a handler; then it is told that the operation goes on"),
    AWAITED_OPERATIONS("100", "how many operations run at once for which platforms wait"),
    WAITING_REQUESTS(
            "100", "how many requests wait up to ten seconds until one of these has ended; the others get 503"),
    BACKGROUND_OPERATIONS("50", "how many operations run at once in the background"),
    QUEUED_OPERATIONS("1000", "how many operations wait for the background; beyond that requests get 503"),
    OPERATIONS_REMEMBERED_DAYS("7", "how many days platforms may ask how an operation has ended"),
    MANAGEMENT_PORT("", "the port for operators; 0 takes any that is free, and without it nobody listens"),
    MANAGEMENT_HOST("127.0.0.1", "the host name or address on which operators are listened to"),
    OPERATOR_USERNAME("", "the user who may mend operations; without one, a password is made up"),
    OPERATOR_PASSWORD(Kind.SECRET, "", "the password of that user; not that of a platform"),
    VIEWER_USERNAME("", "the user of that port who may look only"),
    VIEWER_PASSWORD(Kind.SECRET, "", "the password of that user"),
    STATE(
            "file:openbroker-state with openbroker-jdbc, else memory",
            "where the broker keeps what it knows: memory, file:DIRECTORY, or jdbc:postgresql:..."),
    STATE_USERNAME("", "the user of that database, if the URL does not name one"),
    STATE_PASSWORD(Kind.SECRET, "", "the password of that user"),
    STATE_KEYS(
            Kind.SECRET,
            "keys.json in the state's directory",
            "the key set of Tink, as JSON, with which the state is encrypted; needed for a database that is no file"),
    STATE_START_SECONDS(
            "60, for a database that is no file",
            "how long the start waits for a database that is starting, refuses connections or has no free connection"),
    STATE_ADOPT(
            "false",
            "true to use a state that has service instances of other service offerings only; else the start fails");

    /** Whether a value may be shown. */
    private enum Kind {
        OPEN,
        SECRET
    }

    /** What all our own variables begin with, so that a misspelt one is noticed. */
    static final String VARIABLE_PREFIX = "OPENBROKER_";

    /** What all our own properties begin with. */
    static final String PROPERTY_PREFIX = "openbroker.";

    private final Kind kind;
    private final String initial;
    private final String meaning;

    Setting(String initial, String meaning) {
        this(Kind.OPEN, initial, meaning);
    }

    Setting(Kind kind, String initial, String meaning) {
        this.kind = kind;
        this.initial = initial;
        this.meaning = meaning;
    }

    /** The environment variable. */
    String variable() {
        return VARIABLE_PREFIX + name();
    }

    /** The system property, and the name in a file. */
    String property() {
        return PROPERTY_PREFIX + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Whether the value is for nobody's eyes; then it may also stand in a file of its own. */
    boolean secret() {
        return kind == Kind.SECRET;
    }

    String meaning() {
        return meaning;
    }

    /** The default, in words; none if the setting is empty by default. */
    Optional<String> initial() {
        return initial.isEmpty() ? Optional.empty() : Optional.of(initial);
    }
}
