package io.openbroker.sample.postgres;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * The names of the database and roles of a service instance. They consist of digests: ids may be long and contain any character,
 * while PostgreSQL truncates names to 63 bytes.
 *
 * @param database the name of the database, which is also the prefix of all role names
 */
record InstanceNames(String database) {

    private static final int DIGEST_LENGTH = 28;

    static InstanceNames of(String instanceId) {
        return new InstanceNames("db_" + digest(instanceId));
    }

    /** Returns the role that owns all objects of applications, so that they outlive the bindings. */
    String owner() {
        return database + "_owner";
    }

    /** Returns the role that may read all objects of the owner. */
    String reader() {
        return database + "_reader";
    }

    /** Returns the login role of a binding. */
    String login(String bindingId) {
        return database + "_" + digest(bindingId);
    }

    private static String digest(String id) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(id.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash).substring(0, DIGEST_LENGTH);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
