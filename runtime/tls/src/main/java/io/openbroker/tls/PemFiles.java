package io.openbroker.tls;

import io.openbroker.undertow.TlsSettings;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What stands in the files at one moment.
 *
 * @param certificate the server's certificate and its chain
 * @param key the private key
 * @param clientAuthority the certificates of those who sign clients' certificates
 */
record PemFiles(String certificate, String key, Optional<String> clientAuthority) {

    /**
     * Reads all files.
     *
     * @throws IllegalArgumentException if one cannot be read
     */
    static PemFiles read(TlsSettings settings) {
        return new PemFiles(
                text("certificate", settings.certificate()),
                text("private key", settings.key()),
                settings.clientAuthority().map(file -> text("client authority", file)));
    }

    // Not as UTF-8, which what is no PEM need not be; that is told later, and better.
    private static String text(String what, Path file) {
        try {
            return Files.readString(file, StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new IllegalArgumentException(
                    "The " + what + " for TLS is not read from " + file + ": "
                            + (e instanceof NoSuchFileException ? "there is no such file" : e.getMessage()),
                    e);
        }
    }

    /** Leaves the content out: there is a private key in it. */
    @Override
    public String toString() {
        return "PemFiles";
    }
}
