package io.openbroker.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.openbroker.jdbc.connection.ConnectionPool;
import io.openbroker.jdbc.encryption.KeyRetirement;
import io.openbroker.runtime.TimeSource;
import io.openbroker.runtime.internal.lifecycle.resource.Transitions;
import io.openbroker.runtime.spi.state.RowChange;
import io.openbroker.runtime.spi.state.StateSettings;
import io.openbroker.runtime.spi.state.row.BindingAttributes;
import io.openbroker.runtime.spi.state.row.BindingKey;
import io.openbroker.runtime.spi.state.row.BoundAccess;
import io.openbroker.runtime.spi.state.row.InstanceKey;
import io.openbroker.runtime.spi.state.row.ResourceStatus;
import io.openbroker.runtime.spi.state.row.StoredBinding;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is encrypted, with which keys, and what happens when they change. */
class StateKeysTest {

    private static final BindingKey KEY = new BindingKey(new InstanceKey("default", "i"), "b");

    @TempDir
    private Path directory = Path.of("");

    @Test
    void readsWhatItWroteAfterARestart() {
        StateKeys keys = StateKeys.generate();
        bind(keys);

        assertThat(password(StateKeys.parse(keys.toJson()))).isEqualTo("[{password=s3cr3t}]");
    }

    @Test
    void leavesNoSecretReadable() throws IOException {
        bind(StateKeys.generate());

        String file = Files.readString(directory.resolve("state.db"), StandardCharsets.ISO_8859_1);
        assertThat(file).contains("openbroker_binding").doesNotContain("s3cr3t").doesNotContain("of-the-user");
    }

    @Test
    void rejectsToStartWithOtherKeys() {
        bind(StateKeys.generate());

        assertThatThrownBy(() -> open(StateKeys.generate()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("lacks the key")
                .hasMessageContaining("only add keys");
    }

    @Test
    void rotatesKeysWhileOldOnesStillDecrypt() {
        StateKeys old = StateKeys.generate();
        bind(old);
        StateKeys known = old.withNewKey();
        assertThat(password(known)).isEqualTo("[{password=s3cr3t}]");
        StateKeys used = known.withNewestKeyPrimary();
        try (JdbcState state = open(used)) {
            StoredBinding binding = state.store().binding(KEY).orElseThrow();
            assertThat(state.store().commit(List.of(RowChange.replace(Transitions.deleting(binding, "op-2")))))
                    .isTrue();
        }

        assertThat(password(known)).isEqualTo("[{password=s3cr3t}]");
        assertThatThrownBy(() -> open(old)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void retiresAnOldKeyOnceNoReplicaUsesIt() {
        StateKeys old = StateKeys.generate();
        bind(old);
        StateKeys used = old.withNewKey().withNewestKeyPrimary();
        try (JdbcState before = open(old)) {
            before.store().heartbeat("replica that has not been restarted yet", Duration.ofSeconds(20));
        }

        retire(used);
        assertThatThrownBy(() -> open(used.withPrimaryKeyOnly()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("lacks the key");

        try (JdbcState state = open(used)) {
            state.store().forgetReplica("replica that has not been restarted yet");
        }
        retire(used);
        assertThat(password(used.withPrimaryKeyOnly())).isEqualTo("[{password=s3cr3t}]");
        assertThatThrownBy(() -> open(old)).isInstanceOf(IllegalArgumentException.class);
    }

    private void retire(StateKeys keys) {
        JdbcSettings settings = settings(keys);
        open(keys).close();
        try (ConnectionPool pool = ConnectionPool.open(settings.connection(), TimeSource.SYSTEM.ticker())) {
            new KeyRetirement(pool, keys.cipher()).run();
        }
    }

    @Test
    void readsKeysOfOtherKinds() {
        StateKeys keys = StateKeys.parse("""
                {"primaryKeyId": 1, "key": [
                {"keyId": 1, "status": "ENABLED", "outputPrefixType": "TINK", "keyData": {"keyMaterialType": "SYMMETRIC",
                "typeUrl": "type.googleapis.com/google.crypto.tink.XChaCha20Poly1305Key",
                "value": "GiDIEbhMA9G/Z7l7WDtHCu1HheIHCfFtt7Jfodp8i01AlA=="}},
                {"keyId": 2, "status": "ENABLED", "outputPrefixType": "TINK", "keyData": {"keyMaterialType": "SYMMETRIC",
                "typeUrl": "type.googleapis.com/google.crypto.tink.AesGcmKey",
                "value": "GiAPClVoEDYZhgVCdMU5xX/1DM2ft+QrIRxwMAsqjoaG1Q=="}}]}""");
        bind(keys);

        assertThat(password(keys.withNewestKeyPrimary())).isEqualTo("[{password=s3cr3t}]");
        assertThat(password(StateKeys.parse(keys.toJson()))).isEqualTo("[{password=s3cr3t}]");
    }

    @Test
    void makesKeysUpThatOnlyTheOwnerReads() throws IOException {
        Path file = directory.resolve("new").resolve("keys.json");

        StateKeys made = StateKeys.readOrCreate(file);
        assertThat(StateKeys.readOrCreate(file).toJson()).isEqualTo(made.toJson());
        assertThat(Files.getPosixFilePermissions(file)).isEqualTo(PosixFilePermissions.fromString("rw-------"));
    }

    @Test
    void tellsWhatIsNoKeySetWithoutShowingIt() {
        assertThatThrownBy(() -> StateKeys.parse("{\"key\": \"s3cr3t\"}"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("AES256_GCM")
                .hasMessageNotContaining("s3cr3t")
                .hasNoCause();
    }

    @Test
    void demandsKeysForASharedDatabase() {
        StateSettings settings = StateSettings.DEFAULT.at("jdbc:postgresql://localhost/none");
        assertThatThrownBy(() -> new JdbcStateProvider().open(settings))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("OPENBROKER_STATE_KEYS_FILE");
    }

    private JdbcState open(StateKeys keys) {
        return JdbcState.open(settings(keys));
    }

    private JdbcSettings settings(StateKeys keys) {
        return JdbcSettings.file(directory.resolve("state"), keys);
    }

    private void bind(StateKeys keys) {
        try (JdbcState state = open(keys)) {
            BindingAttributes attributes = new BindingAttributes(
                    "plan", Map.of(), Map.of(), Map.of("secret", "of-the-user"), Optional.empty());
            StoredBinding creating = StoredBinding.creating(KEY, "service", attributes, ResourceStatus.creating("op"));
            BoundAccess access = new BoundAccess(Map.of("credentials", Map.of("password", "s3cr3t")), Optional.empty());
            assertThat(state.store().commit(List.of(RowChange.insert(creating))))
                    .isTrue();
            assertThat(state.store().commit(List.of(RowChange.replace(Transitions.ready(creating, access)))))
                    .isTrue();
        }
    }

    private String password(StateKeys keys) {
        try (JdbcState state = open(keys)) {
            Map<String, Object> body =
                    state.store().binding(KEY).orElseThrow().access().body();
            assertThat(body).containsOnlyKeys("credentials");
            return body.values().toString();
        }
    }
}
