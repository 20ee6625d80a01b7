package io.openbroker.runtime.generated;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * A catalog, ready to be served byte for byte, with its entity tag (OSB v2.17, "Catalog Management").
 *
 * <p>Immutable, so safe for use by many threads.
 */
public final class CatalogDocument {

    private static final int TAG_DIGITS = 32;

    private final byte[] json;
    private final String etag;

    private CatalogDocument(byte[] json, String etag) {
        this.json = json;
        this.etag = etag;
    }

    /**
     * Creates a document with a known entity tag.
     *
     * @param json a JSON object with {@code services}, in UTF-8
     * @param etag the entity tag, in its quotes
     * @return the document
     */
    public static CatalogDocument of(byte[] json, String etag) {
        return new CatalogDocument(json.clone(), etag);
    }

    /**
     * Creates a document whose entity tag is computed from its content, so that all replicas have the same.
     *
     * @param json a JSON object with {@code services}, in UTF-8
     * @return the document
     */
    public static CatalogDocument of(byte[] json) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(json);
            return of(json, '"' + HexFormat.of().formatHex(hash).substring(0, TAG_DIGITS) + '"');
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }

    /**
     * Reads the document that was generated beside a dispatcher.
     *
     * @param owner the class of the dispatcher, beside which the resource is found
     * @param resource the resource's name
     * @param etag the entity tag, in its quotes
     * @return the document
     * @throws IllegalStateException if the resource is missing
     */
    public static CatalogDocument read(Class<?> owner, String resource, String etag) {
        try (InputStream in = owner.getResourceAsStream("/" + resource)) {
            if (in == null) {
                throw new IllegalStateException("Resource " + resource + ", which was generated with " + owner.getName()
                        + ", was not found. Package all output of the compiler.");
            }
            return new CatalogDocument(in.readAllBytes(), etag);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * The document.
     *
     * @return a copy of the bytes
     */
    public byte[] json() {
        return json.clone();
    }

    /**
     * The entity tag.
     *
     * @return the tag in its quotes, as in the header {@code ETag}
     */
    public String etag() {
        return etag;
    }
}
