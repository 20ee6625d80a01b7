package io.openbroker.jdbc.table;

import io.openbroker.runtime.spi.state.row.InstanceKey;
import io.openbroker.runtime.spi.state.row.ResourceKey;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;

/** The ids of rows: digests of what platforms choose, which may be longer than an index allows. */
final class RowIds {

    private static final int TENANT_LENGTH = 16;
    private static final HexFormat HEX = HexFormat.of();

    private RowIds() {}

    static byte[] of(ResourceKey key) {
        InstanceKey instance = key.instance();
        return key.bindingId()
                .map(id -> digest("binding", instance.platform(), instance.instanceId(), id))
                .orElseGet(() -> digest("instance", instance.platform(), instance.instanceId()));
    }

    /** Finds the service instances of an organization. Half a digest is enough, and keeps the index small. */
    static byte[] ofOrganization(String organization) {
        return Arrays.copyOf(digest("organization", organization), TENANT_LENGTH);
    }

    /** Finds the service instances of a space. */
    static byte[] ofSpace(String space) {
        return Arrays.copyOf(digest("space", space), TENANT_LENGTH);
    }

    /** The id as text, which is the position of a row in its list. */
    static String text(ResourceKey key) {
        return HEX.formatHex(of(key));
    }

    // The cause does not help clients, which are to send back a position of ours.
    @SuppressWarnings("UnusedException")
    static byte[] parse(String text) {
        try {
            return HEX.parseHex(text);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "\"" + text + "\" is not a position in this list; use the one that the page before has returned");
        }
    }

    private static byte[] digest(String... parts) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (String part : parts) {
                digest.update(part.getBytes(StandardCharsets.UTF_8));
                // Ids cannot contain the separator, so different parts have different digests.
                digest.update((byte) 0);
            }
            return digest.digest();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
