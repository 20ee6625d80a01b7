package io.openbroker.undertow;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * With what a server makes its connections TLS ones (1.2 and 1.3). The files are PEM, and are read again when they change.
 *
 * @param certificate the file with the server's certificate, followed by those of the authorities in between
 * @param key the file with its private key, in PKCS#8, PKCS#1 or SEC1 form
 * @param keyPassword the password of the key, if it is encrypted
 * @param clientAuthority the file with the certificates of those who sign clients' certificates
 * @param clientAuthentication whether clients have to show a certificate
 * @param reload how often is looked whether the files have changed
 */
public record TlsSettings(
        Path certificate,
        Path key,
        Optional<String> keyPassword,
        Optional<Path> clientAuthority,
        ClientAuthentication clientAuthentication,
        Duration reload) {

    private static final Duration DEFAULT_RELOAD = Duration.ofSeconds(10);

    /**
     * Checks the settings.
     *
     * @param certificate the file with the server's certificate, followed by those of the authorities in between
     * @param key the file with its private key, in PKCS#8, PKCS#1 or SEC1 form
     * @param keyPassword the password of the key, if it is encrypted
     * @param clientAuthority the file with the certificates of those who sign clients' certificates
     * @param clientAuthentication whether clients have to show a certificate
     * @param reload how often is looked whether the files have changed
     * @throws IllegalArgumentException if certificates of clients are asked for, but nobody signs them, or the other way
     *     round, or the time is not positive
     */
    public TlsSettings {
        if (clientAuthority.isPresent() == (clientAuthentication == ClientAuthentication.NONE)) {
            throw new IllegalArgumentException("TlsSettings has "
                    + (clientAuthority.isPresent() ? "a" : "no") + " client authority and the client authentication "
                    + clientAuthentication + "; give an authority with WANTED or REQUIRED, and none with NONE");
        }
        if (reload.isNegative() || reload.isZero()) {
            throw new IllegalArgumentException(
                    "TlsSettings is to look for changes every " + reload + "; give a time that is more than nothing");
        }
    }

    /**
     * TLS with a certificate of the server alone.
     *
     * @param certificate the file with the server's certificate, followed by those of the authorities in between
     * @param key the file with its private key, not encrypted
     * @return the settings
     */
    public static TlsSettings of(Path certificate, Path key) {
        return new TlsSettings(
                certificate, key, Optional.empty(), Optional.empty(), ClientAuthentication.NONE, DEFAULT_RELOAD);
    }

    /**
     * Sets the password of the private key.
     *
     * @param value the password
     * @return the settings with it
     */
    public TlsSettings withKeyPassword(String value) {
        return new TlsSettings(certificate, key, Optional.of(value), clientAuthority, clientAuthentication, reload);
    }

    /**
     * Asks clients for certificates.
     *
     * @param authority the file with the certificates of those who sign them
     * @param policy whether clients have to show one
     * @return the settings with them
     */
    public TlsSettings withClients(Path authority, ClientAuthentication policy) {
        return new TlsSettings(certificate, key, keyPassword, Optional.of(authority), policy, reload);
    }

    /**
     * Sets how often is looked whether the files have changed.
     *
     * @param interval the time in between, ten seconds unless set
     * @return the settings with it
     */
    public TlsSettings withReload(Duration interval) {
        return new TlsSettings(certificate, key, keyPassword, clientAuthority, clientAuthentication, interval);
    }

    /** Leaves the password out. */
    @Override
    public String toString() {
        return "TlsSettings[certificate=" + certificate + ", key=" + key + ", clientAuthority=" + clientAuthority
                + ", clientAuthentication=" + clientAuthentication + ", reload=" + reload + "]";
    }
}
