package io.openbroker.processor.file;

import java.util.Locale;

/** Reads a document as the name of its file says: YAML where it ends so, and else JSON. */
public final class FileParser {

    private FileParser() {}

    public static FileValue parse(String file, byte[] content) throws MalformedFileException {
        String name = file.toLowerCase(Locale.ROOT);
        return name.endsWith(".yaml") || name.endsWith(".yml")
                ? YamlParser.parse(file, content)
                : JsonFileParser.parse(file, content);
    }
}
