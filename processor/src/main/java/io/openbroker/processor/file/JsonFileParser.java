package io.openbroker.processor.file;

import io.openbroker.processor.diagnostic.FilePlace;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.json.JsonFactory;

/** Reads JSON. */
final class JsonFileParser {

    private static final JsonFactory JSON = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private final JsonParser parser;

    private JsonFileParser(JsonParser parser) {
        this.parser = parser;
    }

    static FileValue parse(String file, byte[] content) throws MalformedFileException {
        try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), content)) {
            if (parser.nextToken() == null) {
                throw new MalformedFileException(new FilePlace(file, 1, 1, ""), FileParser.EMPTY);
            }
            JsonFileParser reader = new JsonFileParser(parser);
            FilePlace root = new FilePlace(file, reader.line(), reader.column(), "");
            FileValue value = reader.value(root);
            if (parser.nextToken() != null) {
                throw new MalformedFileException(
                        new FilePlace(file, reader.line(), reader.column(), ""), "it has text after its end");
            }
            return value;
        } catch (JacksonException e) {
            TokenStreamLocation where = e.getLocation() == null ? TokenStreamLocation.NA : e.getLocation();
            throw new MalformedFileException(
                    new FilePlace(file, Math.max(1, where.getLineNr()), Math.max(1, where.getColumnNr()), ""),
                    JsonSyntax.words(e) + (looksLikeYaml(content) ? "; name a YAML file .yaml or .yml" : ""));
        }
    }

    private static boolean looksLikeYaml(byte[] content) {
        String text = new String(content, StandardCharsets.UTF_8).strip();
        return !text.isEmpty() && (Character.isLetter(text.charAt(0)) || text.startsWith("#") || text.startsWith("-"));
    }

    private FileValue value(FilePlace place) {
        return switch (parser.currentToken()) {
            case START_OBJECT -> members(place);
            case START_ARRAY -> elements(place);
            case VALUE_STRING -> new FileValue.Text(parser.getString(), place);
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> new FileValue.Numeral(parser.getString(), place);
            case VALUE_TRUE, VALUE_FALSE -> new FileValue.Truth(parser.getBooleanValue(), place);
            default -> new FileValue.Nothing(place);
        };
    }

    private FileValue members(FilePlace place) {
        Map<String, FileValue> values = new LinkedHashMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            parser.nextToken();
            values.put(name, value(place.within(line(), column(), name)));
        }
        return new FileValue.Members(values, place);
    }

    private FileValue elements(FilePlace place) {
        List<FileValue> values = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            values.add(value(place.within(line(), column(), Integer.toString(values.size()))));
        }
        return new FileValue.Elements(values, place);
    }

    private int line() {
        return parser.currentTokenLocation().getLineNr();
    }

    private int column() {
        return parser.currentTokenLocation().getColumnNr();
    }
}
