package io.openbroker.sample.postgres;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * The names of what belongs to one service instance. They are made of digests: a platform's ids may be long and hold any
 * character, while PostgreSQL cuts names after 63.
 *
 * @param database the name of the database, with which the names of all its roles begin
 */
record InstanceNames(String database) {

    private static final int DIGEST_LENGTH = 28;

    static InstanceNames of(String instanceId) {
        return new InstanceNames("db_" + digest(instanceId));
    }

    /** The role that owns all that applications create, so that it outlives the bindings. */
    String owner() {
        return database + "_owner";
    }

    /** The role that may read all that the owner has. */
    String reader() {
        return database + "_reader";
    }

    /** The role as which the applications of one binding log in. */
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
