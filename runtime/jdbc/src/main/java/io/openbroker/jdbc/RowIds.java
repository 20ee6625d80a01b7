package io.openbroker.jdbc;

import io.openbroker.runtime.spi.state.BindingKey;
import io.openbroker.runtime.spi.state.InstanceKey;
import io.openbroker.runtime.spi.state.ResourceKey;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** The ids of rows: digests of what platforms chose, since that may be longer than an index takes. */
final class RowIds {

    private RowIds() {}

    static byte[] of(ResourceKey key) {
        if (key instanceof BindingKey binding) {
            return digest(
                    "binding", binding.instance().platform(), binding.instance().instanceId(), binding.bindingId());
        }
        InstanceKey instance = (InstanceKey) key;
        return digest("instance", instance.platform(), instance.instanceId());
    }

    private static byte[] digest(String... parts) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (String part : parts) {
                digest.update(part.getBytes(StandardCharsets.UTF_8));
                // No id has it, so no two lists of parts come to the same.
                digest.update((byte) 0);
            }
            return digest.digest();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
