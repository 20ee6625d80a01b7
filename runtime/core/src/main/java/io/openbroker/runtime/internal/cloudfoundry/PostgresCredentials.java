package io.openbroker.runtime.internal.cloudfoundry;

import io.openbroker.runtime.spi.state.BoundServices.Database;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The credentials of a bound database. Brokers differ in how they name the members; the URI counts more than single members.
 *
 * @param members the credentials
 * @param uri a URI in them, whatever it is for
 */
record PostgresCredentials(Map<String, Object> members, Optional<String> uri) {

    private static final Pattern URI = Pattern.compile("(?is)jdbc:.*|[a-z][a-z0-9+.-]*://.*");
    private static final String POSTGRES_REST = "@)?([^@/?]+)(/[^?]*)?(\\?.*)?";
    private static final Pattern POSTGRES_URI = Pattern.compile("(?is)postgres(?:ql)?://(?:([^@/?]*)" + POSTGRES_REST);
    // Some brokers forget to escape passwords.
    private static final Pattern UNESCAPED_URI = Pattern.compile("(?is)postgres(?:ql)?://(?:(.*)" + POSTGRES_REST);
    private static final List<String> URIS = List.of("uri", "url", "jdbcUrl", "jdbc_url", "jdbcuri", "jdbc_uri");
    private static final Pattern ESCAPE = Pattern.compile("(?:%[0-9A-Fa-f]{2})+");
    private static final String JDBC = "jdbc:postgresql:";
    private static final String DEFAULT_PORT = "5432";
    private static final int HEX = 16;
    private static final int ESCAPE_LENGTH = 3;

    static PostgresCredentials of(Map<String, Object> members) {
        List<String> uris = URIS.stream()
                .flatMap(name -> text(members, name).stream())
                .filter(text -> URI.matcher(text).matches())
                .toList();
        return new PostgresCredentials(
                members,
                uris.stream()
                        .filter(PostgresCredentials::isPostgres)
                        .findFirst()
                        .or(() -> uris.stream().findFirst()));
    }

    /** Whether the URI is one of PostgreSQL. */
    boolean ofPostgres() {
        return uri.filter(PostgresCredentials::isPostgres).isPresent();
    }

    /** Whether the URI is one of something else, such as another database. */
    boolean ofSomethingElse() {
        return uri.isPresent() && !ofPostgres();
    }

    private static boolean isPostgres(String text) {
        return isJdbc(text) || UNESCAPED_URI.matcher(text).matches();
    }

    private static boolean isJdbc(String text) {
        return text.regionMatches(true, 0, JDBC, 0, JDBC.length());
    }

    /** The database; without a location if the credentials do not suffice. */
    Database database(String service) {
        Optional<Target> target = uri.flatMap(this::ofUri).or(this::ofMembers);
        Map<String, String> files = files();
        return new Database(
                service,
                target.map(found -> location(found, files.containsKey("sslrootcert"))),
                target.flatMap(Target::user).or(this::user),
                target.flatMap(Target::password).or(this::password),
                files);
    }

    /** Where the database is, and who may use it. */
    private record Target(String url, Optional<String> user, Optional<String> password) {

        @Override
        public String toString() {
            return "Target";
        }
    }

    private Optional<Target> ofUri(String text) {
        if (isJdbc(text)) {
            return Optional.of(new Target(text, Optional.empty(), Optional.empty()));
        }
        Matcher parts = POSTGRES_URI.matcher(text);
        boolean wellFormed = parts.matches() && (parts.group(1) != null || text.indexOf('@') < 0);
        if (!wellFormed) {
            parts = UNESCAPED_URI.matcher(text);
            if (!parts.matches()) {
                return Optional.empty();
            }
        }
        Optional<String> userInfo = Optional.ofNullable(parts.group(1));
        String path = Optional.ofNullable(parts.group(3)).orElse("/");
        return Optional.of(new Target(
                JDBC + "//" + parts.group(2) + path
                        + Optional.ofNullable(parts.group(4)).orElse(""),
                userInfo.map(info -> unescaped(info.split(":", 2)[0])),
                userInfo.filter(info -> info.indexOf(':') >= 0).map(info -> unescaped(info.split(":", 2)[1]))));
    }

    private Optional<Target> ofMembers() {
        Optional<String> host = text(members, "hostname", "host");
        Optional<String> name = text(members, "name", "dbname", "database", "db_name", "database_name");
        if (host.isEmpty() || name.isEmpty() || user().isEmpty()) {
            return Optional.empty();
        }
        String address =
                host.get().indexOf(':') >= 0 && !host.get().startsWith("[") ? "[" + host.get() + "]" : host.get();
        return Optional.of(new Target(
                JDBC + "//" + address + ":" + text(members, "port").orElse(DEFAULT_PORT) + "/"
                        + URLEncoder.encode(name.get(), StandardCharsets.UTF_8).replace("+", "%20"),
                Optional.empty(),
                Optional.empty()));
    }

    private Optional<String> user() {
        return text(members, "username", "user");
    }

    private Optional<String> password() {
        return text(members, "password", "pass");
    }

    /** Adds what the members say of TLS; a server whose authority is known is verified. */
    private String location(Target target, boolean authority) {
        if (target.url().toLowerCase(Locale.ROOT).contains("sslmode=")) {
            return target.url();
        }
        Optional<String> mode = text(members, "sslmode", "ssl_mode")
                .or(() -> authority ? Optional.of("verify-full") : Optional.empty());
        return mode.map(value -> target.url() + (target.url().indexOf('?') < 0 ? "?" : "&") + "sslmode=" + value)
                .orElse(target.url());
    }

    /** Certificates and keys as text; brokers that name files on another machine are of no use. */
    private Map<String, String> files() {
        Map<String, String> files = new LinkedHashMap<>();
        pem("CERTIFICATE", "sslrootcert", "ca_cert", "cacert", "ca_certificate", "ca")
                .or(this::authorityOfTls)
                .ifPresent(text -> files.put("sslrootcert", text));
        Optional<String> certificate = pem("CERTIFICATE", "sslcert", "client_cert", "client_certificate");
        Optional<String> key = pem("PRIVATE KEY", "sslkey", "client_key");
        if (certificate.isPresent() && key.isPresent()) {
            files.put("sslcert", certificate.get());
            files.put("sslkey", key.get());
        }
        return files;
    }

    private Optional<String> pem(String label, String... names) {
        return Arrays.stream(names)
                .flatMap(name -> text(members, name).stream())
                .filter(text -> text.strip().startsWith("-----BEGIN " + label + "-----"))
                .findFirst();
    }

    // The form of VMware's services: tls.cert.ca.
    private Optional<String> authorityOfTls() {
        Object at = members;
        for (String name : List.of("tls", "cert", "ca")) {
            if (!(at instanceof Map<?, ?> object) || !object.containsKey(name)) {
                return Optional.empty();
            }
            at = object.get(name);
        }
        return at instanceof String text && text.strip().startsWith("-----BEGIN CERTIFICATE-----")
                ? Optional.of(text)
                : Optional.empty();
    }

    private static Optional<String> text(Map<String, Object> members, String... names) {
        return Stream.of(names)
                .map(members::get)
                .filter(value -> value instanceof String || value instanceof Number)
                .map(String::valueOf)
                .filter(value -> !value.isBlank())
                .findFirst();
    }

    // Not URLDecoder, for which a plus sign is a blank; what is no escape is left as it is.
    private static String unescaped(String text) {
        return ESCAPE.matcher(text).replaceAll(escapes -> {
            String found = escapes.group();
            byte[] bytes = new byte[found.length() / ESCAPE_LENGTH];
            for (int i = 0; i < bytes.length; i++) {
                bytes[i] =
                        (byte) Integer.parseInt(found.substring(i * ESCAPE_LENGTH + 1, (i + 1) * ESCAPE_LENGTH), HEX);
            }
            return Matcher.quoteReplacement(new String(bytes, StandardCharsets.UTF_8));
        });
    }

    /** Leaves everything out, since any member may be a secret. */
    @Override
    public String toString() {
        return "PostgresCredentials";
    }
}
