package io.openbroker.runtime.internal.authentication;

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
import java.util.stream.Stream;
import javax.security.auth.x500.X500Principal;

/** Names by which certificates are recognized: those of subjects, and alternative names. Safe for use by many threads. */
public final class CertificateNames {

    // RFC 5280, 4.2.1.6: the kinds of GeneralName that are texts, as X509Certificate numbers them.
    private static final int EMAIL = 1;
    private static final int DNS = 2;
    private static final int URI = 6;
    private static final int IP_ADDRESS = 7;
    private static final Set<Integer> TEXTS = Set.of(EMAIL, DNS, URI, IP_ADDRESS);

    private final Map<X500Principal, String> subjects = new HashMap<>();
    private final Set<String> alternativeNames = new HashSet<>();

    /** @throws IllegalArgumentException if a name is empty, or has an equals sign without being a distinguished name */
    public CertificateNames(Collection<String> names) {
        for (String name : names) {
            if (name.isBlank()) {
                throw new IllegalArgumentException(
                        "The name of a client certificate is empty. Use a distinguished name, such as"
                                + " CN=cf,O=Example, or a DNS name, URI, e-mail or IP address.");
            }
            if (isDistinguished(name)) {
                subjects.put(subject(name), name);
            } else {
                alternativeNames.add(comparable(name));
            }
        }
    }

    /** The first of these names that a certificate has. */
    public Optional<String> find(X509Certificate certificate) {
        String bySubject = subjects.get(certificate.getSubjectX500Principal());
        if (bySubject != null) {
            return Optional.of(bySubject);
        }
        return alternativeNames.isEmpty() ? Optional.empty() : find(alternativeNames(certificate));
    }

    /** Whether one of these names is among those that somebody has read from a certificate. */
    public boolean anyOf(Optional<String> subject, Collection<String> alternatives) {
        return subject.flatMap(CertificateNames::parsed)
                        .filter(subjects::containsKey)
                        .isPresent()
                || find(alternatives.stream()).isPresent();
    }

    private Optional<String> find(Stream<String> alternatives) {
        return alternatives
                .map(CertificateNames::comparable)
                .filter(alternativeNames::contains)
                .findFirst();
    }

    private static Stream<String> alternativeNames(X509Certificate certificate) {
        try {
            Collection<List<?>> names = certificate.getSubjectAlternativeNames();
            return names == null
                    ? Stream.empty()
                    : names.stream()
                            .filter(name -> TEXTS.contains((Integer) name.get(0)))
                            .map(name -> String.valueOf(name.get(1)));
        } catch (CertificateParsingException e) {
            return Stream.empty();
        }
    }

    // A URI may have an equals sign in its query; it has a scheme before that.
    private static boolean isDistinguished(String name) {
        int equals = name.indexOf('=');
        return equals >= 0 && name.substring(0, equals).indexOf(':') < 0;
    }

    private static X500Principal subject(String name) {
        return parsed(name)
                .orElseThrow(() -> new IllegalArgumentException(
                        "The name \"" + name + "\" of a client certificate is not a distinguished name. Use one such as"
                                + " CN=cf,O=Example."));
    }

    private static Optional<X500Principal> parsed(String name) {
        try {
            return Optional.of(new X500Principal(name));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    // DNS names know no case, paths of URIs do.
    private static String comparable(String name) {
        return name.indexOf('/') >= 0 ? name : name.toLowerCase(Locale.ROOT);
    }
}
