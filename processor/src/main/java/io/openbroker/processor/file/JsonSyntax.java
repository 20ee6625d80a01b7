package io.openbroker.processor.file;

import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;

/** Tells whether a text is JSON; apart from the rules, so that a compilation without such a text loads no parser. */
public final class JsonSyntax {

    private static final JsonFactory JSON = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private JsonSyntax() {}

    /** Why a text is not a single JSON document; empty if it is one. */
    public static Optional<String> problem(String text) {
        try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), text)) {
            if (parser.nextToken() == null) {
                return Optional.of("it is empty");
            }
            parser.skipChildren();
            return parser.nextToken() == null ? Optional.empty() : Optional.of("it has text after its end");
        } catch (JacksonException e) {
            return Optional.of(words(e));
        }
    }

    /** The message of the parser without hints about its options. */
    public static String words(JacksonException e) {
        return ParserMessages.ofJackson(e.getOriginalMessage());
    }
}
