package io.openbroker.processor.emit.catalog;

import java.io.IOException;
import java.io.OutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** A catalog as it is served. */
public final class CatalogBytes {

    private static final int TAG_DIGITS = 32;

    private final byte[] json;

    CatalogBytes(byte[] json) {
        this.json = json.clone();
    }

    public void writeTo(OutputStream out) throws IOException {
        out.write(json);
    }

    /** The entity tag in its quotes, which changes with every byte. */
    public String etag() {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(json);
            return "\"" + HexFormat.of().formatHex(digest).substring(0, TAG_DIGITS) + "\"";
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java runtime has SHA-256", e);
        }
    }
}
