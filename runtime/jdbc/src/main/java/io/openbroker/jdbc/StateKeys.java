package io.openbroker.jdbc;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.AeadWrapper;
import com.google.crypto.tink.aead.AesGcmKey;
import com.google.crypto.tink.aead.AesGcmKeyManager;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import io.openbroker.jdbc.encryption.RowCipher;
import io.openbroker.jdbc.file.OwnerOnly;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;

/**
 * The keys with which parameters and credentials are encrypted: a key set of Tink in its JSON format, as {@code tinkey}
 * makes it with the template {@code AES256_GCM}. Its primary key encrypts; all of its keys decrypt. Immutable.
 */
public final class StateKeys {

    private final KeysetHandle handle;

    private StateKeys(KeysetHandle handle) {
        this.handle = handle;
    }

    /**
     * Generates a key.
     *
     * @return a key set with the key
     */
    public static StateKeys generate() {
        try {
            registerAesGcm();
            return new StateKeys(
                    KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM, RegistryConfiguration.get()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This Java platform has no AES-GCM", e);
        }
    }

    /**
     * Reads keys.
     *
     * @param json a key set in Tink's JSON format, not encrypted itself
     * @return the key set
     * @throws IllegalArgumentException if it is not a key set; the message does not contain any of it
     */
    // The cause might show parts of the keys.
    @SuppressWarnings("UnusedException")
    public static StateKeys parse(String json) {
        try {
            registerAesGcm();
            KeysetHandle known = read(json);
            if (isAesGcm(known)) {
                return new StateKeys(known);
            }
            AeadConfig.register();
            return new StateKeys(read(json));
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException(
                    "The key set for the broker's state is not a key set of Tink; use the JSON that"
                            + " \"tinkey create-keyset --key-template AES256_GCM\" writes");
        }
    }

    /**
     * Reads keys from a file; if it does not exist, creates it with a new key, readable by its owner only.
     *
     * @param file the file
     * @return the key set
     * @throws IllegalArgumentException if the file has no key set
     * @throws UncheckedIOException if the file cannot be read or written
     */
    public static StateKeys readOrCreate(Path file) {
        if (Files.notExists(file)) {
            create(file);
        }
        return read(file);
    }

    /**
     * Reads keys from a file.
     *
     * @param file the file
     * @return the key set
     * @throws IllegalArgumentException if the file has no key set
     * @throws UncheckedIOException if the file cannot be read
     */
    public static StateKeys read(Path file) {
        try {
            return parse(Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException("The key set for the broker's state cannot be read from " + file, e);
        }
    }

    /**
     * Writes the keys, as {@link #parse} reads them. They are as secret as everything that they encrypt.
     *
     * @return the key set in Tink's JSON format
     */
    public String toJson() {
        try {
            return TinkJsonProtoKeysetFormat.serializeKeyset(
                    handle, RegistryConfiguration.get(), InsecureSecretKeyAccess.get());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("The key set for the broker's state cannot be written", e);
        }
    }

    /**
     * Adds a key that only decrypts: the first step of a rotation, to be deployed to all replicas.
     *
     * @return the key set with it
     */
    public StateKeys withNewKey() {
        return changed(KeysetHandle.newBuilder(handle)
                .addEntry(KeysetHandle.generateEntryFromParameters(PredefinedAeadParameters.AES256_GCM)
                        .withRandomId()));
    }

    /**
     * Makes the key that was added last the one that encrypts: the second step of a rotation.
     *
     * @return the key set with it
     */
    public StateKeys withNewestKeyPrimary() {
        KeysetHandle.Builder builder = KeysetHandle.newBuilder(handle);
        builder.getAt(builder.size() - 1).makePrimary();
        return changed(builder);
    }

    /**
     * Removes all keys but the one that encrypts: the last step of a rotation, once the log says that no row is encrypted with
     * the other keys any more.
     *
     * @return the key set with one key
     */
    public StateKeys withPrimaryKeyOnly() {
        return changed(KeysetHandle.newBuilder()
                .addEntry(KeysetHandle.importKey(handle.getPrimary().getKey())
                        .withFixedId(handle.getPrimary().getId())
                        .makePrimary()));
    }

    RowCipher cipher() {
        try {
            return new RowCipher(
                    handle.getPrimitive(RegistryConfiguration.get(), Aead.class),
                    Integer.toUnsignedLong(handle.getPrimary().getId()));
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException(
                    "The key set for the broker's state has keys that are not for encryption; use the key template"
                            + " AES256_GCM",
                    e);
        }
    }

    /** AES-GCM only: all that Tink has would load 180 more classes at each start. */
    private static void registerAesGcm() throws GeneralSecurityException {
        AeadWrapper.register();
        AesGcmKeyManager.register(true);
    }

    private static KeysetHandle read(String json) throws GeneralSecurityException {
        return TinkJsonProtoKeysetFormat.parseKeyset(json, RegistryConfiguration.get(), InsecureSecretKeyAccess.get());
    }

    private static boolean isAesGcm(KeysetHandle keys) {
        for (int i = 0; i < keys.size(); i++) {
            if (!(keys.getAt(i).getKey() instanceof AesGcmKey)) {
                return false;
            }
        }
        return true;
    }

    private static StateKeys changed(KeysetHandle.Builder builder) {
        try {
            return new StateKeys(builder.build());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("The key set for the broker's state cannot be changed", e);
        }
    }

    private static void create(Path file) {
        try {
            Path directory = file.toAbsolutePath().getParent();
            if (directory != null) {
                OwnerOnly.createDirectories(directory);
            }
            // If another process is faster, its keys are kept, and read.
            OwnerOnly.writeOnce(file, generate().toJson().getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("The key set for the broker's state cannot be written to " + file, e);
        }
    }
}
