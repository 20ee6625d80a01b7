package io.openbroker.tls;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import nl.altindag.ssl.SSLFactory;

/** A platform that trusts an authority, and may have a certificate of its own. */
public final class Client {

    private final HttpClient http;

    /** A client that speaks HTTP/2 where the server does. */
    public Client(Authority trusted, Optional<Identity> own) {
        this(context(trusted, own), HttpClient.Version.HTTP_2);
    }

    Client(SSLContext context, HttpClient.Version version) {
        this.http = HttpClient.newBuilder().sslContext(context).version(version).build();
    }

    /** What a client needs for TLS. */
    public static SSLContext context(Authority trusted, Optional<Identity> own) {
        SSLFactory.Builder builder = SSLFactory.builder().withTrustMaterial(trusted.certificate());
        own.ifPresent(identity -> builder.withIdentityMaterial(identity.key(), new char[0], identity.certificate()));
        return builder.build().getSslContext();
    }

    /** Fetches something of a broker. */
    public HttpResponse<String> get(URI server, String path) throws IOException, InterruptedException {
        return http.send(
                HttpRequest.newBuilder(URI.create(server + path))
                        .header("X-Broker-API-Version", "2.17")
                        .build(),
                BodyHandlers.ofString());
    }
}
