package io.openbroker.runtime.spi.console;

/** A file of a console, which is the same for everybody and holds no data of the broker. Immutable. */
public final class ConsolePage {

    private final String contentType;
    private final byte[] content;

    /**
     * Creates a file.
     *
     * @param contentType a media type for {@code Content-Type}
     * @param content the bytes; not a copy, so do not change them afterwards
     */
    public ConsolePage(String contentType, byte[] content) {
        this.contentType = contentType;
        this.content = content;
    }

    /**
     * The format of the content.
     *
     * @return a media type
     */
    public String contentType() {
        return contentType;
    }

    /**
     * The content.
     *
     * @return the bytes; not a copy. Do not change them
     */
    public byte[] content() {
        return content;
    }
}
