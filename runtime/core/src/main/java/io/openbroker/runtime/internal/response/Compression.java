package io.openbroker.runtime.internal.response;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.zip.GZIPOutputStream;

/**
 * Which responses are compressed, and how.
 *
 * <p>Responses that can contain credentials, parameters or a dashboard's URL never are: the length of a compressed response tells
 * who chooses a part of it what the other part is like (BREACH).
 */
public final class Compression {

    /** Responses up to this length are not compressed: they fit into a packet as they are. In bytes. */
    public static final int MIN_BYTES = 1024;

    /** What a response depends on that can be compressed, whether it is or not. */
    public static final Map<String, String> VARY = Map.of("Vary", "Accept-Encoding");

    /** What describes a compressed response. */
    public static final Map<String, String> CODING = Map.of("Content-Encoding", "gzip");

    private static final Set<Outcome> WITHOUT_SECRETS = Collections.unmodifiableSet(EnumSet.of(
            Outcome.OPERATION_STATUS,
            Outcome.METRICS_SERVED,
            Outcome.DESCRIBED,
            Outcome.RESOURCE_DESCRIBED,
            Outcome.LISTED,
            Outcome.OPERATION_FETCHED,
            Outcome.OPERATION_CHANGED));

    private Compression() {}

    /** Whether responses with this outcome are compressed where they are long and the client wants it; the catalog is its own case. */
    public static boolean concerns(Outcome outcome) {
        return WITHOUT_SECRETS.contains(outcome);
    }

    public static byte[] gzip(byte[] body) {
        ByteArrayOutputStream compressed = new ByteArrayOutputStream(MIN_BYTES);
        try (GZIPOutputStream gzip = new GZIPOutputStream(compressed)) {
            gzip.write(body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return compressed.toByteArray();
    }
}
