package io.openbroker.undertow;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * The PEM files for TLS 1.2 and 1.3. They are read again when they change.
 *
 * @param certificate the file with the server's certificate, followed by intermediate certificates
 * @param key the file with its private key, in PKCS#8, PKCS#1 or SEC1 form
 * @param keyPassword the password of the key, if it is encrypted
 * @param clientAuthority the file with the CA certificates that sign client certificates
 * @param clientAuthentication whether clients must present a certificate
 * @param reload how often the files are checked for changes
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
     * @throws IllegalArgumentException if clients are authenticated without an authority or the other way round, or the time is
     *     not positive
     */
    public TlsSettings {
        if (clientAuthority.isPresent() == (clientAuthentication == ClientAuthentication.NONE)) {
            throw new IllegalArgumentException(
                    clientAuthority.isPresent()
                            ? "Client authentication is NONE, but a client authority is set. Remove the authority, or use"
                                    + " WANTED or REQUIRED."
                            : "Client authentication is " + clientAuthentication
                                    + ", but no client authority is set. Set"
                                    + " the file with the CA certificates that sign client certificates.");
        }
        if (reload.isNegative() || reload.isZero()) {
            throw new IllegalArgumentException(
                    "The reload interval of TLS files is " + reload + ". Use a time greater than zero.");
        }
    }

    /**
     * TLS without client certificates.
     *
     * @param certificate the file with the server's certificate, followed by intermediate certificates
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
     * Requests certificates of clients.
     *
     * @param authority the file with the CA certificates that sign client certificates
     * @param policy whether clients must present one
     * @return the settings with them
     */
    public TlsSettings withClients(Path authority, ClientAuthentication policy) {
        return new TlsSettings(certificate, key, keyPassword, Optional.of(authority), policy, reload);
    }

    /**
     * Sets how often the files are checked for changes.
     *
     * @param interval the time in between, ten seconds unless set
     * @return the settings with it
     */
    public TlsSettings withReload(Duration interval) {
        return new TlsSettings(certificate, key, keyPassword, clientAuthority, clientAuthentication, interval);
    }

    /** Omits the password. */
    @Override
    public String toString() {
        return "TlsSettings[certificate=" + certificate + ", key=" + key + ", clientAuthority=" + clientAuthority
                + ", clientAuthentication=" + clientAuthentication + ", reload=" + reload + "]";
    }
}
