package io.openbroker.tls;

import io.openbroker.undertow.TlsSettings;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The content of the PEM files at one moment.
 *
 * @param certificate the server's certificate and its chain
 * @param clientAuthority the certificates of the authorities that sign client certificates
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

    // Not as UTF-8: a file that is not PEM may be malformed UTF-8, and the PEM parser reports it better.
    private static String text(String what, Path file) {
        try {
            return Files.readString(file, StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new IllegalArgumentException(
                    "Cannot read the TLS " + what + " from " + file + ": "
                            + (e instanceof NoSuchFileException ? "the file was not found" : e.getMessage()),
                    e);
        }
    }

    /** Omits the content, which includes a private key. */
    @Override
    public String toString() {
        return "PemFiles";
    }
}
