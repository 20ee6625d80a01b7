package io.openbroker.osb.internal.option;

import io.openbroker.client.ApiVersion;
import io.openbroker.client.BrokerClient;
import io.openbroker.client.http.BrokerConnection;
import io.openbroker.client.http.BrokerConnectionSettings;
import io.openbroker.client.http.BrokerTransport;
import io.openbroker.client.http.ClientAuthentication;
import io.openbroker.client.http.ClientTls;
import io.openbroker.client.http.Exchange;
import io.openbroker.client.http.ExchangeText;
import io.openbroker.model.OriginatingIdentity;
import io.openbroker.osb.internal.output.CommandFailure;
import io.openbroker.osb.internal.output.ExitCode;
import io.openbroker.osb.internal.output.Json;
import io.openbroker.osb.internal.output.Program;
import io.openbroker.osb.internal.output.Terminal;
import java.io.Console;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The broker and how to call it. */
public final class BrokerOptions {

    // Enough for catalogs of thousands of plans, and little enough for small machines.
    private static final int MAX_RESPONSE_BYTES = 8 << 20;
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(10);

    private final Program program;

    @Option(names = "--url", paramLabel = "URL", description = "The URL of the broker. The default is $OSB_URL.")
    private Optional<String> url = Optional.empty();

    @Option(
            names = {"-u", "--user"},
            paramLabel = "USER",
            description = "The user for basic authentication. The default is $OSB_USER.")
    private Optional<String> user = Optional.empty();

    @Option(
            names = "--password-file",
            paramLabel = "FILE",
            description =
                    "A file with the password; \"-\" is standard input. The default is $OSB_PASSWORD, then a prompt.")
    private Optional<String> passwordFile = Optional.empty();

    @Option(
            names = "--token-file",
            paramLabel = "FILE",
            description = "A file with a bearer token; \"-\" is standard input. The default is $OSB_TOKEN.")
    private Optional<String> tokenFile = Optional.empty();

    @Option(names = "--cert", paramLabel = "FILE", description = "A client certificate with its chain (PEM).")
    private Optional<Path> certificate = Optional.empty();

    @Option(names = "--key", paramLabel = "FILE", description = "The key of the client certificate (PEM, PKCS #8).")
    private Optional<Path> key = Optional.empty();

    @Option(
            names = "--trust",
            paramLabel = "FILE",
            description = "Certificates of authorities to trust instead of those of Java (PEM).")
    private Optional<Path> trust = Optional.empty();

    @Option(
            names = "--api-version",
            paramLabel = "VERSION",
            defaultValue = BrokerConnectionSettings.API_VERSION,
            description = "The version of the API to send: 2.13 to 2.17. The default is ${DEFAULT-VALUE}.")
    private String apiVersion = BrokerConnectionSettings.API_VERSION;

    @Option(
            names = {"-H", "--header"},
            paramLabel = "NAME: VALUE",
            description = "A header of every request. Can be repeated.")
    private List<String> headers = new ArrayList<>();

    @Option(
            names = "--timeout",
            paramLabel = "TIME",
            converter = DurationConverter.class,
            defaultValue = "60s",
            description = "The longest time for a response. The default is ${DEFAULT-VALUE}.")
    private Duration timeout = Duration.ofSeconds(60);

    @Option(
            names = "--originating-identity",
            paramLabel = "PLATFORM JSON",
            description = "On whose behalf requests are sent, such as 'cloudfoundry {\"user_id\": \"683ea748\"}'.")
    private Optional<String> originatingIdentity = Optional.empty();

    @Option(
            names = {"-v", "--verbose"},
            description = "Print each exchange on standard error, with secrets masked.")
    private boolean verbose;

    @Option(
            names = "--curl",
            description = "Print a curl command for each request on standard error. Bodies are not masked.")
    private boolean curl;

    /** Creates options for a program. */
    public BrokerOptions(Program program) {
        this.program = program;
    }

    /** A broker that can be called. */
    public record Target(
            String url, BrokerConnectionSettings settings, BrokerTransport transport, BrokerClient client) {}

    /** Returns the version of the API as the user has named it. */
    public String apiVersion() {
        return apiVersion;
    }

    /** Returns the headers as pairs. */
    public List<String[]> headers() {
        return headers.stream().map(BrokerOptions::header).toList();
    }

    /**
     * Returns the broker of the options.
     *
     * @param named the URL beside the options; empty if there is none
     */
    public Target target(Optional<String> named) {
        BrokerAddress address = BrokerAddress.parse(named.or(() -> url)
                .or(() -> variable("OSB_URL"))
                .orElseThrow(() -> CommandFailure.usage("No broker is named. Add its URL, or set OSB_URL.")));
        try {
            ApiVersion version = ApiVersion.of(apiVersion);
            BrokerConnectionSettings settings = BrokerConnectionSettings.of(address.url())
                    .withAuthentication(authentication(address))
                    .withTls(tls())
                    .withApiVersion(apiVersion)
                    .withTimeouts(timeout.compareTo(CONNECT_TIMEOUT) < 0 ? timeout : CONNECT_TIMEOUT, timeout)
                    .withMaxResponseBytes(MAX_RESPONSE_BYTES)
                    .withTime(program.time());
            for (String[] header : headers()) {
                settings = settings.withHeader(header[0], header[1]);
            }
            BrokerTransport transport = shown(BrokerConnection.with(settings), address.toString());
            BrokerClient client = BrokerClient.of(transport, version);
            return new Target(
                    address.toString(),
                    settings,
                    transport,
                    originatingIdentity
                            .map(text -> client.withOriginatingIdentity(identity(text)))
                            .orElse(client));
        } catch (IllegalArgumentException e) {
            throw new CommandFailure(ExitCode.USAGE, String.valueOf(e.getMessage()), e);
        }
    }

    private BrokerTransport shown(BrokerTransport transport, String base) {
        if (!verbose && !curl) {
            return transport;
        }
        ExchangeText text = new ExchangeText(base);
        return request -> {
            Exchange exchange = transport.send(request);
            synchronized (program) {
                if (curl) {
                    program.note(text.curl(exchange.request()));
                }
                if (verbose) {
                    program.note(text.of(exchange));
                }
            }
            return exchange;
        };
    }

    private ClientAuthentication authentication(BrokerAddress address) {
        if (user.isPresent() && tokenFile.isPresent()) {
            throw CommandFailure.usage("Both --user and --token-file are given; use one of them.");
        }
        Optional<String> named = user.or(address::user);
        if (named.isEmpty() && tokenFile.isPresent()) {
            String token = TextSource.secret(program, tokenFile.get());
            return ClientAuthentication.bearer(() -> token);
        }
        Optional<String> basic = named.or(() -> variable("OSB_USER"));
        if (basic.isPresent()) {
            return ClientAuthentication.basic(basic.get(), password(basic.get(), address));
        }
        if (passwordFile.isPresent()) {
            throw CommandFailure.usage("There is a password, but no user. Add --user, or set OSB_USER.");
        }
        return variable("OSB_TOKEN")
                .map(token -> ClientAuthentication.bearer(() -> token))
                .orElse(ClientAuthentication.NONE);
    }

    private String password(String name, BrokerAddress address) {
        return passwordFile
                .map(file -> TextSource.secret(program, file))
                .or(address::password)
                .or(() -> variable("OSB_PASSWORD"))
                .or(() -> Terminal.console().map(console -> prompt(console, name)))
                .orElseThrow(() -> CommandFailure.usage("There is no password for user \"" + name
                        + "\". Set OSB_PASSWORD, or name a file with --password-file."));
    }

    private static String prompt(Console console, String name) {
        char[] typed = console.readPassword("Password of %s: ", name);
        if (typed == null) {
            throw CommandFailure.usage("No password was typed. Set OSB_PASSWORD, or name a file with --password-file.");
        }
        return new String(typed);
    }

    private ClientTls tls() {
        if (certificate.isPresent() != key.isPresent()) {
            throw CommandFailure.usage("A client certificate requires both --cert and --key.");
        }
        ClientTls tls = trust.map(ClientTls.DEFAULT::trusting).orElse(ClientTls.DEFAULT);
        return certificate
                .flatMap(chain -> key.map(file -> tls.withCertificate(chain, file)))
                .orElse(tls);
    }

    private static OriginatingIdentity identity(String text) {
        String[] parts = text.split(" ", 2);
        if (parts.length < 2 || parts[0].isEmpty()) {
            throw CommandFailure.usage(
                    "The originating identity \"" + text
                            + "\" has no JSON; expected is a platform, a space and an object: cloudfoundry {\"user_id\": \"683ea748\"}.");
        }
        return new OriginatingIdentity(parts[0], Json.map(Json.object("The originating identity", parts[1])));
    }

    private static String[] header(String text) {
        int colon = text.indexOf(':');
        if (colon < 1) {
            throw CommandFailure.usage(
                    "The header is malformed; expected is a name, a colon and a value: 'X-Name: value'.");
        }
        return new String[] {
            text.substring(0, colon).strip(), text.substring(colon + 1).strip()
        };
    }

    private Optional<String> variable(String name) {
        return Optional.ofNullable(program.environment().get(name)).filter(value -> !value.isEmpty());
    }
}
