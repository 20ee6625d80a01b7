package io.openbroker.runtime.internal.json;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.BeanDescription;
import tools.jackson.databind.DeserializationConfig;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.deser.ValueDeserializerModifier;
import tools.jackson.databind.deser.std.DelegatingDeserializer;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.introspect.BeanPropertyDefinition;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.util.TokenBuffer;

/** Rejects objects that use two names of one property, as the published schemas do; Jackson would use the last one. */
final class DuplicateKeyCheck extends SimpleModule {

    private static final long serialVersionUID = 1L;

    DuplicateKeyCheck() {
        super("openbroker-duplicate-key-check");
        setDeserializerModifier(new Modifier());
    }

    /** Reports an object that uses two names of one property. */
    static final class TwoNamesException extends MismatchedInputException {

        private static final long serialVersionUID = 1L;

        private final String first;
        private final String second;

        private TwoNamesException(JsonParser parser, String first, String second) {
            super(parser, "An object has two names of one property");
            this.first = first;
            this.second = second;
        }

        String first() {
            return first;
        }

        String second() {
            return second;
        }
    }

    private static final class Modifier extends ValueDeserializerModifier {

        private static final long serialVersionUID = 1L;

        @Override
        public ValueDeserializer<?> modifyDeserializer(
                DeserializationConfig config, BeanDescription.Supplier type, ValueDeserializer<?> deserializer) {
            List<List<String>> names = type.get().findProperties().stream()
                    .map(Modifier::names)
                    .filter(all -> all.size() > 1)
                    .toList();
            return names.isEmpty() ? deserializer : new Checking(deserializer, names);
        }

        private static List<String> names(BeanPropertyDefinition property) {
            return Stream.concat(
                            Stream.of(property.getName()),
                            property.findAliases().stream().map(alias -> alias.getSimpleName()))
                    .distinct()
                    .toList();
        }
    }

    /** Checks the names of an object before it is read. */
    private static final class Checking extends DelegatingDeserializer {

        private final transient List<List<String>> properties;

        Checking(ValueDeserializer<?> delegate, List<List<String>> properties) {
            super(delegate);
            this.properties = properties;
        }

        @Override
        protected ValueDeserializer<?> newDelegatingInstance(ValueDeserializer<?> delegate) {
            return new Checking(delegate, properties);
        }

        @Override
        public Object deserialize(JsonParser parser, DeserializationContext context) {
            // After the discriminator of a sealed type, the parser is already inside the object.
            try (TokenBuffer object = context.bufferForInputBuffering(parser).deserialize(parser, context)) {
                Set<String> given = names(object, context);
                for (List<String> names : properties) {
                    List<String> used = names.stream().filter(given::contains).toList();
                    if (used.size() > 1) {
                        throw new TwoNamesException(parser, used.get(0), used.get(1));
                    }
                }
                return super.deserialize(object.asParserOnFirstToken(context), context);
            }
        }

        private static Set<String> names(TokenBuffer object, DeserializationContext context) {
            Set<String> names = new HashSet<>();
            try (JsonParser parser = object.asParserOnFirstToken(context)) {
                if (parser.hasToken(JsonToken.START_OBJECT)) {
                    for (String name = parser.nextName(); name != null; name = parser.nextName()) {
                        names.add(name);
                        parser.nextToken();
                        parser.skipChildren();
                    }
                }
            }
            return names;
        }
    }
}
