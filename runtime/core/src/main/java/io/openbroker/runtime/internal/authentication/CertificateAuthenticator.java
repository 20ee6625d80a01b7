package io.openbroker.runtime.internal.authentication;

import io.openbroker.model.Platform;
import io.openbroker.runtime.server.RequestHead;
import io.openbroker.runtime.spi.authentication.AuthenticationResult;
import io.openbroker.runtime.spi.authentication.AuthenticationResult.Authenticated;
import io.openbroker.runtime.spi.authentication.AuthenticationResult.NotMine;
import io.openbroker.runtime.spi.authentication.Authenticator;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.security.auth.x500.X500Principal;

/** Accepts the client certificate of a connection with mutual TLS by the name of its subject or an alternative name. */
public final class CertificateAuthenticator implements Authenticator {

    // RFC 5280, 4.2.1.6: the kinds of GeneralName that are texts, as X509Certificate numbers them.
    private static final int EMAIL = 1;
    private static final int DNS = 2;
    private static final int URI = 6;
    private static final int IP_ADDRESS = 7;
    private static final Set<Integer> TEXTS = Set.of(EMAIL, DNS, URI, IP_ADDRESS);

    private static final AuthenticationResult NOT_MINE = new NotMine();

    private final Map<X500Principal, Authenticated> subjects = new HashMap<>();
    private final Set<String> alternativeNames = new HashSet<>();
    private final Platform platform;

    public CertificateAuthenticator(Platform platform, Collection<String> names) {
        if (names.isEmpty()) {
            throw new IllegalArgumentException("No names of client certificates are configured. Add at least one.");
        }
        this.platform = platform;
        for (String name : names) {
            if (name.isBlank()) {
                throw new IllegalArgumentException(
                        "The name of a client certificate is empty. Use a distinguished name, such as"
                                + " CN=cf,O=Example, or a DNS name, URI, e-mail or IP address.");
            }
            if (isDistinguished(name)) {
                subjects.put(subject(name), new Authenticated(name, platform));
            } else {
                alternativeNames.add(comparable(name));
            }
        }
    }

    @Override
    public AuthenticationResult authenticate(RequestHead head) {
        List<X509Certificate> chain = head.peer().certificates();
        if (chain.isEmpty()) {
            return NOT_MINE;
        }
        X509Certificate own = chain.get(0);
        Authenticated bySubject = subjects.get(own.getSubjectX500Principal());
        if (bySubject != null) {
            return bySubject;
        }
        Optional<String> known = alternativeNames.isEmpty() ? Optional.empty() : knownName(own);
        return known.isPresent() ? new Authenticated(known.get(), platform) : NOT_MINE;
    }

    private Optional<String> knownName(X509Certificate certificate) {
        try {
            Collection<List<?>> names = certificate.getSubjectAlternativeNames();
            return names == null
                    ? Optional.empty()
                    : names.stream()
                            .filter(name -> TEXTS.contains((Integer) name.get(0)))
                            .map(name -> comparable(String.valueOf(name.get(1))))
                            .filter(alternativeNames::contains)
                            .findFirst();
        } catch (CertificateParsingException e) {
            return Optional.empty();
        }
    }

    // A URI may have an equals sign in its query; it has a scheme before that.
    private static boolean isDistinguished(String name) {
        int equals = name.indexOf('=');
        return equals >= 0 && name.substring(0, equals).indexOf(':') < 0;
    }

    private static X500Principal subject(String name) {
        try {
            return new X500Principal(name);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "The name \"" + name + "\" of a client certificate is not a distinguished name. Use one such as"
                            + " CN=cf,O=Example.",
                    e);
        }
    }

    // DNS names know no case, paths of URIs do.
    private static String comparable(String name) {
        return name.indexOf('/') >= 0 ? name : name.toLowerCase(Locale.ROOT);
    }
}
