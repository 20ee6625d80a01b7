package io.openbroker.processor.file;

import java.util.Locale;

/** Reads a document as the name of its file says: YAML where it ends so, and else JSON. */
public final class FileParser {

    /** As many as Jackson reads of JSON. */
    static final int MOST_LEVELS = 500;

    static final String NOT_UTF_8 = "it is not encoded in UTF-8";
    static final String EMPTY = "it is empty instead of an object with \"services\"";

    private FileParser() {}

    public static FileValue parse(String file, byte[] content) throws MalformedFileException {
        String name = file.toLowerCase(Locale.ROOT);
        return name.endsWith(".yaml") || name.endsWith(".yml")
                ? YamlParser.parse(file, content)
                : JsonFileParser.parse(file, content);
    }
}
