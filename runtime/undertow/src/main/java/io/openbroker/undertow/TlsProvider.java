package io.openbroker.undertow;

/** Makes TLS of files; found with {@link java.util.ServiceLoader}. The one there is comes with {@code openbroker-tls}. */
@FunctionalInterface
public interface TlsProvider {

    /**
     * Reads the files, and from then on looks whether they change.
     *
     * @param settings which files, and what for
     * @return the TLS of a server
     * @throws IllegalArgumentException if a file cannot be read, or is not what it should be; the message shows no secret
     */
    ServerTls open(TlsSettings settings);
}
