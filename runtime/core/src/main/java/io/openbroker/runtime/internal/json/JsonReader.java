package io.openbroker.runtime.internal.json;

import io.openbroker.runtime.Limits;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.json.JsonFactory;

/**
 * Reads JSON objects as immutable maps, lists, strings, booleans, Integer, Long, BigInteger and BigDecimal, strictly and
 * within limits. Safe for use by many threads.
 */
public final class JsonReader {

    private static final int FEW = 4;

    private final Limits limits;
    /** Created for the first body: a start would have to wait for its eighty classes. */
    private volatile Optional<JsonFactory> created = Optional.empty();

    public JsonReader(Limits limits) {
        this.limits = limits;
    }

    /**
     * Reads a JSON object in UTF-8.
     *
     * @throws MalformedJsonException if the bytes are not a JSON object in UTF-8 within the limits
     */
    public Map<String, Object> readObject(byte[] json) {
        return read(json, parser -> {
            JsonToken first = parser.nextToken();
            if (first != JsonToken.START_OBJECT) {
                throw noObject(first == null);
            }
            Map<String, Object> object = object(parser);
            if (parser.nextToken() != null) {
                throw new MalformedJsonException("continues after the JSON object. Send one object only.");
            }
            return object;
        });
    }

    /**
     * Reads JSON objects in UTF-8 piece by piece: one, several one after the other, or arrays of them.
     *
     * @throws MalformedJsonException if the bytes are anything else, or exceed the limits
     */
    public void readDocuments(byte[] json, DocumentVisitor visitor) {
        boolean empty = read(json, parser -> {
            JsonToken first = parser.nextToken();
            for (JsonToken token = first; token != null; token = parser.nextToken()) {
                documents(parser, visitor);
            }
            return first == null;
        });
        if (empty) {
            throw noObject(true);
        }
    }

    private static void documents(JsonParser parser, DocumentVisitor visitor) {
        if (parser.currentToken() == JsonToken.START_OBJECT) {
            document(parser, visitor);
        } else if (parser.currentToken() == JsonToken.START_ARRAY) {
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                documents(parser, visitor);
            }
        } else {
            throw noObject(false);
        }
    }

    private static void document(JsonParser parser, DocumentVisitor visitor) {
        visitor.begin();
        Set<String> names = new HashSet<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = wellFormed(parser.currentName());
            if (!names.add(name)) {
                throw invalid(parser.currentTokenLocation());
            }
            if (parser.nextToken() == JsonToken.START_ARRAY) {
                visitor.array(name);
                while (parser.nextToken() != JsonToken.END_ARRAY) {
                    visitor.element(Optional.ofNullable(value(parser)));
                }
            } else {
                visitor.member(name, Optional.ofNullable(value(parser)));
            }
        }
        visitor.end();
    }

    private static MalformedJsonException noObject(boolean empty) {
        return new MalformedJsonException(empty ? "is empty. Send a JSON object." : "is not a JSON object. Send one.");
    }

    private <T> T read(byte[] json, Function<JsonParser, T> reading) {
        try (JsonParser parser = parser(json)) {
            return reading.apply(parser);
        } catch (StreamConstraintsException e) {
            throw new MalformedJsonException("exceeds the limits for JSON. Send at most "
                    + limits.maxNesting() + " levels, strings of " + limits.maxStringLength() + ", names of "
                    + limits.maxNameLength() + " and numbers of " + limits.maxNumberLength() + " characters.");
        } catch (JacksonException e) {
            throw invalid(e.getLocation());
        } catch (ArithmeticException | NumberFormatException e) {
            throw new MalformedJsonException("has a number that exceeds the limits for JSON. Send a smaller one.");
        }
    }

    private static MalformedJsonException invalid(TokenStreamLocation place) {
        return new MalformedJsonException("is not valid JSON at line " + place.getLineNr() + ", column "
                + place.getColumnNr() + ". Send JSON as in RFC 8259 with unique names.");
    }

    // The parser decodes ASCII only: else it would detect UTF-16 and UTF-32, and accept some malformed UTF-8.
    private JsonParser parser(byte[] json) {
        JsonFactory factory = created.orElseGet(this::create);
        if (isAscii(json)) {
            return factory.createParser(ObjectReadContext.empty(), json, 0, json.length);
        }
        CharBuffer text = decode(json);
        return factory.createParser(ObjectReadContext.empty(), text.array(), text.arrayOffset(), text.remaining());
    }

    private synchronized JsonFactory create() {
        JsonFactory factory = created.orElseGet(() -> JsonFactory.builder()
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(limits.maxNesting())
                        .maxNumberLength(limits.maxNumberLength())
                        .maxNameLength(limits.maxNameLength())
                        .maxStringLength(limits.maxStringLength())
                        .build())
                .build());
        created = Optional.of(factory);
        return factory;
    }

    // Without NUL, which makes the parser see UTF-16.
    private static boolean isAscii(byte[] json) {
        for (byte each : json) {
            if (each <= 0) {
                return false;
            }
        }
        return true;
    }

    private static CharBuffer decode(byte[] json) {
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(json));
        } catch (CharacterCodingException e) {
            throw new MalformedJsonException("is not valid UTF-8. Encode it as UTF-8.");
        }
    }

    private static Map<String, Object> object(JsonParser parser) {
        // State in memory keeps these maps, and most have few fields.
        Map<String, Object> fields = new LinkedHashMap<>(FEW);
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = wellFormed(parser.currentName());
            // Cheaper than the parser's own check, which keeps all names once more.
            if (fields.containsKey(name)) {
                throw invalid(parser.currentTokenLocation());
            }
            parser.nextToken();
            put(fields, name, value(parser));
        }
        return Collections.unmodifiableMap(fields);
    }

    // JSON null stays in free-form objects as a null value, which the type Object does not express.
    @SuppressWarnings("NullAway")
    private static void put(Map<String, Object> fields, String name, @Nullable Object value) {
        fields.put(name, value);
    }

    @SuppressWarnings("NullAway")
    private static List<Object> array(JsonParser parser) {
        List<Object> elements = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            elements.add(value(parser));
        }
        return Collections.unmodifiableList(elements);
    }

    private static @Nullable Object value(JsonParser parser) {
        return switch (parser.currentToken()) {
            case START_OBJECT -> object(parser);
            case START_ARRAY -> array(parser);
            case VALUE_STRING -> wellFormed(parser.getString());
            case VALUE_NUMBER_INT -> parser.getNumberValue();
            case VALUE_NUMBER_FLOAT -> parser.getDecimalValue();
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            case VALUE_NULL -> null;
            default -> throw new IllegalStateException("Unexpected JSON token " + parser.currentToken());
        };
    }

    // An escape can denote half a surrogate pair, which UTF-8 cannot encode in the state or in a response.
    private static String wellFormed(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isSurrogate(c)) {
                if (!Character.isHighSurrogate(c)
                        || i + 1 == text.length()
                        || !Character.isLowSurrogate(text.charAt(i + 1))) {
                    throw new MalformedJsonException("has a string with half a surrogate pair. Send whole characters.");
                }
                i++;
            }
        }
        return text;
    }
}
