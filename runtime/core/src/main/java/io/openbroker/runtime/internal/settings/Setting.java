package io.openbroker.runtime.internal.settings;

import java.util.Locale;
import java.util.Optional;

/**
 * All settings, for reading them, for {@code --help} and for the documentation. The environment variable of {@code
 * MAX_BODY_BYTES} is {@code OPENBROKER_MAX_BODY_BYTES}; as a system property and in a file it is {@code
 * openbroker.max-body-bytes}. A secret can also be read from a file, which a name that ends with {@code _FILE} or {@code -file}
 * gives.
 */
public enum Setting {
    CONFIG("", "Properties file with settings; not allowed in that file itself"),
    PORT("8080", "Port to listen on; 0 is any free port") {
        // The name that platforms for applications use.
        @Override
        public String variable() {
            return "PORT";
        }
    },
    HOST("0.0.0.0 with credentials, else 127.0.0.1", "Host name or address to listen on; 0.0.0.0 is every interface"),
    TLS_CERTIFICATE("", "PEM file with the server certificate and its chain; requires openbroker-tls"),
    TLS_KEY("", "PEM file with the private key of the certificate"),
    TLS_KEY_PASSWORD(Kind.SECRET, "", "Password of the private key, if it is encrypted"),
    TLS_CLIENT_CA("", "PEM file with the CA certificates that sign client certificates"),
    TLS_CLIENT_AUTHENTICATION(
            "required with OPENBROKER_TLS_CLIENT_CA, else none",
            "Whether clients must present a certificate: none, wanted or required"),
    TLS_RELOAD_SECONDS("10", "Interval of checks for changed TLS files"),
    TRUSTED_PROXIES(
            "",
            "Addresses and networks of proxies whose X-Forwarded-For names the client, such as 10.0.0.0/8, separated by"
                    + " blanks"),
    TRUSTED_PROXY_CLIENTS("", "Names of client certificates of such proxies, separated by semicolons"),
    FORWARDED_CERTIFICATE_HEADER(
            "", "Header in which these proxies send client certificates, such as X-Forwarded-Client-Cert"),
    FORWARDED_CERTIFICATE_CA(
            "", "PEM file with the CA certificates that sign forwarded client certificates, or its content"),
    USERNAME("", "User name of platforms"),
    PASSWORD(Kind.SECRET, "", "Password of that user"),
    CREDENTIALS(Kind.SECRET, "", "Additional credentials of platforms: user:password, separated by blanks"),
    CLIENTS("", "Names of client certificates that may use the broker, separated by semicolons"),
    TOKEN_KEYS("", "Key set of bearer tokens: an https URL or a file; requires openbroker-security"),
    TOKEN_ISSUER("", "Required issuer of bearer tokens"),
    TOKEN_AUDIENCE("", "Required audience of bearer tokens"),
    TOKEN_SCOPE("", "Required scope of bearer tokens"),
    TOKEN_CLOCK_SKEW_SECONDS("30", "Tolerated difference between the clocks of issuer and broker"),
    PLATFORM_CREDENTIALS(
            Kind.SECRET, "", "Credentials of platforms with a prefix: platform=user:password, separated by blanks"),
    PLATFORM_CLIENTS("", "Client certificates of platforms with a prefix: platform=name, separated by semicolons"),
    PLATFORM_TOKEN_SCOPES("", "Token scopes of platforms with a prefix: platform=scope, separated by blanks"),
    AUTHENTICATION(
            "basic", "basic, which generates a password if no client is configured; or none, which serves everyone"),
    MAX_BODY_BYTES("1048576", "Maximum size of a request body, in bytes"),
    MAX_NESTING("100", "Maximum nesting depth of JSON in a request"),
    MAX_STRING_LENGTH("1048576", "Maximum length of a JSON string in a request, in characters"),
    MAX_HEADER_BYTES("65536", "Maximum size of the target and headers of a request together, in bytes"),
    REQUEST_SECONDS("30", "Maximum time for the head of a request to arrive, and then for its body"),
    MAX_REQUESTS("1000", "Maximum number of requests at once, except for the catalog; further requests get 503"),
    PLATFORM_SHARE_PERCENT(
            "75",
            "Part of OPENBROKER_MAX_REQUESTS, OPENBROKER_AWAITED_OPERATIONS, OPENBROKER_WAITING_REQUESTS, and of the"
                    + " memory for large bodies, that one platform may use; 100 if there is only one"),
    MAX_CONNECTIONS("4000", "Maximum number of open connections; further ones are closed at once"),
    MAX_CONNECTIONS_PER_ADDRESS(
            "half of OPENBROKER_MAX_CONNECTIONS",
            "Maximum number of open connections of one address; a proxy is one address"),
    SHUTDOWN_SECONDS("9", "Grace period for running requests and handlers at shutdown"),
    HANDLER_SECONDS("45", "Response time limit of handlers; after that the operation continues in the background"),
    AWAITED_OPERATIONS("100", "Maximum number of operations at once that platforms wait for"),
    WAITING_REQUESTS(
            "100",
            "Maximum number of requests that wait up to ten seconds for one of these to end; further requests get 503"),
    BACKGROUND_OPERATIONS("50", "Maximum number of operations at once in the background"),
    QUEUED_OPERATIONS("1000", "Maximum number of operations queued for the background; further requests get 503"),
    OPERATIONS_REMEMBERED_DAYS("7", "Number of days for which platforms can poll an operation after its end"),
    MANAGEMENT_PORT("", "Port for admins; 0 is any free port; without it there is no admin port"),
    MANAGEMENT_HOST("127.0.0.1", "Host name or address of the admin port"),
    MANAGEMENT_MAX_REQUESTS("50", "Maximum number of requests at once on the admin port; further requests get 503"),
    MANAGEMENT_REQUESTS_PER_SECOND(
            "50", "Maximum number of requests in a second of one user of the admin port; further requests get 429"),
    MANAGEMENT_MAX_CONNECTIONS(
            "100", "Maximum number of open connections of the admin port, half of them of one address"),
    MARKETPLACE_PORT(
            "",
            "Port of the marketplace to try the broker, on the loopback interface; 0 is any free port; without it"
                    + " there is no marketplace; requires openbroker-console, and is for development only"),
    OPERATOR_USERNAME("", "User name of the admin who may change operations; without one, a password is generated"),
    OPERATOR_PASSWORD(Kind.SECRET, "", "Password of that user; different from those of platforms"),
    VIEWER_USERNAME("", "User name for read access to the admin port"),
    VIEWER_PASSWORD(Kind.SECRET, "", "Password of that user"),
    STATE(
            "a bound PostgreSQL or file:openbroker-state with openbroker-jdbc, else memory",
            "Where state is stored: memory, file:DIRECTORY, or jdbc:postgresql:..."),
    STATE_USERNAME("", "User name for the database, if the URL contains none"),
    STATE_PASSWORD(Kind.SECRET, "", "Password of that user"),
    STATE_KEYS(
            Kind.SECRET,
            "keys.json in the state's directory",
            "Tink key set in JSON that encrypts the state; required for a database server"),
    STATE_SERVICE("the only one", "Name of the bound service on Cloud Foundry in which state is stored"),
    STATE_START_SECONDS(
            "60, for a database server", "How long the start waits for a database that is not available yet"),
    STATE_HEARTBEAT_SECONDS(
            "5, for a database server", "Interval at which a replica tells the others that it is alive"),
    STATE_LEASE_SECONDS(
            "four heartbeats, for a database server",
            "How long a replica counts as alive after a heartbeat; then others take over its operations"),
    STATE_ADOPT("false", "true to start with a state that contains service instances of other service offerings only"),
    REPLICA(
            "application name and instance index on Cloud Foundry",
            "Name of this replica in the tables of the state, for operators");

    private enum Kind {
        OPEN,
        SECRET
    }

    /** Variables with this prefix that are no settings are misspelled ones. */
    static final String VARIABLE_PREFIX = "OPENBROKER_";

    /** Properties with this prefix that are no settings are misspelled ones. */
    public static final String PROPERTY_PREFIX = "openbroker.";

    private final Kind kind;
    private final String initial;
    private final String description;

    Setting(String initial, String description) {
        this(Kind.OPEN, initial, description);
    }

    Setting(Kind kind, String initial, String description) {
        this.kind = kind;
        this.initial = initial;
        this.description = description;
    }

    /** The text between the entries of a setting that has several; empty for a setting with one value. */
    public Optional<String> separator() {
        return switch (this) {
            case CREDENTIALS, PLATFORM_CREDENTIALS, PLATFORM_TOKEN_SCOPES -> Optional.of(" ");
            case CLIENTS, PLATFORM_CLIENTS -> Optional.of(";");
            default -> Optional.empty();
        };
    }

    /** Whether the entries of a setting begin with the name of a platform. */
    public boolean ofPlatforms() {
        return this == PLATFORM_CREDENTIALS || this == PLATFORM_CLIENTS || this == PLATFORM_TOKEN_SCOPES;
    }

    /** The environment variable. */
    public String variable() {
        return VARIABLE_PREFIX + name();
    }

    /** The system property, and the name in the settings file. */
    public String property() {
        return PROPERTY_PREFIX + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Whether the value must not be shown; such a setting can also be read from a file. */
    public boolean secret() {
        return kind == Kind.SECRET;
    }

    public String description() {
        return description;
    }

    /** The default as documented; empty if the setting has none. */
    public Optional<String> initial() {
        return initial.isEmpty() ? Optional.empty() : Optional.of(initial);
    }
}
