package io.openbroker.runtime.internal.proxy;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * An element of Envoy's {@code X-Forwarded-Client-Cert}: what one proxy says of whoever called it. It has pairs of a key and a
 * value, in quotes if it contains separators.
 *
 * @param values the values of each key; some keys may occur several times
 */
record ForwardedElement(Map<String, List<String>> values) {

    private static final String CERTIFICATE = "cert";
    private static final String CHAIN = "chain";
    private static final String HASH = "hash";
    private static final String SUBJECT = "subject";
    private static final List<String> SINGLE = List.of(CERTIFICATE, CHAIN, HASH, SUBJECT);

    /**
     * Where the last element before a position begins. Read from the end, since that is what the trusted proxy has written: an
     * unpaired quote in front of it, from somebody else, must not move the border.
     *
     * @param end the position after the element
     * @throws ForwardingException if quotes are unpaired
     */
    static int start(String header, int end) throws ForwardingException {
        boolean quoted = false;
        for (int i = end - 1; i >= 0; i--) {
            char c = header.charAt(i);
            if (c == '"') {
                quoted ^= !isEscaped(header, i);
            } else if (c == ',' && !quoted) {
                return i + 1;
            }
        }
        if (quoted) {
            throw new ForwardingException(ForwardingProblem.MALFORMED);
        }
        return 0;
    }

    // Envoy writes a backslash before a quote, but does not double backslashes: with several, the quote could be
    // either.
    private static boolean isEscaped(String text, int quote) throws ForwardingException {
        boolean backslash = quote > 0 && text.charAt(quote - 1) == '\\';
        if (backslash && quote > 1 && text.charAt(quote - 2) == '\\') {
            throw new ForwardingException(ForwardingProblem.MALFORMED);
        }
        return backslash;
    }

    /**
     * Reads an element.
     *
     * @throws ForwardingException if it is malformed, or has two values where there can be one
     */
    static ForwardedElement parse(String element) throws ForwardingException {
        Map<String, List<String>> values = new TreeMap<>();
        int at = 0;
        while (at <= element.length()) {
            int equals = element.indexOf('=', at);
            if (equals < 0) {
                throw new ForwardingException(ForwardingProblem.MALFORMED);
            }
            String key = element.substring(at, equals).strip().toLowerCase(Locale.ROOT);
            int end = end(element, equals + 1);
            String value = value(element.substring(equals + 1, end));
            List<String> all = values.computeIfAbsent(key, name -> new ArrayList<>());
            if (!key.matches("[a-z]{1,20}") || (SINGLE.contains(key) && !all.isEmpty())) {
                throw new ForwardingException(ForwardingProblem.MALFORMED);
            }
            all.add(value);
            at = end + 1;
        }
        return new ForwardedElement(values);
    }

    /** The position of the semicolon after a value, or the end of the element. */
    private static int end(String element, int from) throws ForwardingException {
        boolean quoted = false;
        for (int i = from; i < element.length(); i++) {
            char c = element.charAt(i);
            if (c == '"') {
                quoted ^= !isEscaped(element, i);
            } else if (c == ';' && !quoted) {
                return i;
            }
        }
        return element.length();
    }

    private static String value(String text) throws ForwardingException {
        String value = text.strip();
        if (value.indexOf('"') < 0) {
            return value;
        }
        boolean wrapped = value.length() > 1 && value.startsWith("\"") && value.endsWith("\"");
        String inner = wrapped ? value.substring(1, value.length() - 1) : value;
        // What is left without the escaped quotes must not have any.
        if (!wrapped || inner.replace("\\\"", "").indexOf('"') >= 0 || inner.endsWith("\\")) {
            throw new ForwardingException(ForwardingProblem.MALFORMED);
        }
        return inner.replace("\\\"", "\"");
    }

    /** The subject that the element names. */
    Optional<String> subject() {
        return one(SUBJECT);
    }

    /** The alternative names that the element has. */
    List<String> alternativeNames() {
        List<String> names = new ArrayList<>(values.getOrDefault("uri", List.of()));
        names.addAll(values.getOrDefault("dns", List.of()));
        return names;
    }

    /**
     * The certificate and those that lead to its authority.
     *
     * @param most the maximum number of certificates
     * @throws ForwardingException if there is none, it cannot be read, or its hash is another
     */
    List<X509Certificate> chain(int most) throws ForwardingException {
        Optional<String> own = one(CERTIFICATE);
        Optional<String> all = one(CHAIN);
        if (own.isEmpty() && all.isEmpty()) {
            throw new ForwardingException(ForwardingProblem.WITHOUT_CERTIFICATE);
        }
        List<X509Certificate> chain =
                CertificateText.escapedPem(all.or(() -> own).orElseThrow(), most);
        if (own.isPresent() && !CertificateText.escapedPem(own.get(), 1).get(0).equals(chain.get(0))) {
            throw new ForwardingException(ForwardingProblem.MALFORMED);
        }
        Optional<String> hash = one(HASH);
        if (hash.isPresent() && !hash.get().equalsIgnoreCase(hash(chain.get(0)))) {
            throw new ForwardingException(ForwardingProblem.HASH_MISMATCH);
        }
        return chain;
    }

    private Optional<String> one(String key) {
        return values.getOrDefault(key, List.of()).stream()
                .filter(value -> !value.isEmpty())
                .findFirst();
    }

    private static String hash(X509Certificate certificate) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded()));
        } catch (NoSuchAlgorithmException | CertificateEncodingException e) {
            throw new IllegalStateException(
                    "Every Java platform has SHA-256, and the certificate was read from bytes", e);
        }
    }
}
