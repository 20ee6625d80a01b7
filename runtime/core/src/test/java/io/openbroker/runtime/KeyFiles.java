package io.openbroker.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.Base64;

/** Keys for localhost, with certificates that they have signed themselves. */
public final class KeyFiles {

    private static final String PASSWORD = "password";

    private KeyFiles() {}

    /** Makes a key with the JDK's tool, and writes it as name.key, its certificate as name.crt, and both as name.p12. */
    public static KeyStore write(Path directory, String name, String algorithm) throws Exception {
        Path file = directory.resolve(name + ".p12");
        Process keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "key",
                        "-keyalg",
                        algorithm,
                        "-dname",
                        "CN=localhost",
                        "-ext",
                        "san=dns:localhost,ip:127.0.0.1",
                        "-storetype",
                        "PKCS12",
                        "-storepass",
                        PASSWORD,
                        "-keystore",
                        file.toString())
                .inheritIO()
                .start();
        assertThat(keytool.waitFor()).isZero();
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(file)) {
            store.load(in, password());
        }
        pem(
                directory.resolve(name + ".crt"),
                "CERTIFICATE",
                store.getCertificate("key").getEncoded());
        pem(
                directory.resolve(name + ".key"),
                "PRIVATE KEY",
                store.getKey("key", password()).getEncoded());
        return store;
    }

    /** The password of the key store. */
    public static char[] password() {
        return PASSWORD.toCharArray();
    }

    private static void pem(Path file, String type, byte[] content) throws Exception {
        String text = Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII))
                .encodeToString(content);
        Files.writeString(file, "-----BEGIN " + type + "-----\n" + text + "\n-----END " + type + "-----\n");
    }
}
