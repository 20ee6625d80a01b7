package io.openbroker.runtime.internal.json;

import com.fasterxml.jackson.annotation.JsonFormat;
import io.openbroker.catalog.json.JsonLibrary;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.BeanDescription;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.SerializationConfig;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.ser.Serializers;
import tools.jackson.databind.ser.std.StdSerializer;
import tools.jackson.databind.type.CollectionType;
import tools.jackson.databind.type.MapType;

/**
 * Writes JSON trees of other libraries as JSON, and rejects all other types that only such a library can write. Jackson would
 * treat all of them as beans and write their getters. Jackson looks a serializer up once for each type.
 */
final class ForeignJson extends SimpleModule {

    private static final long serialVersionUID = 1L;

    ForeignJson() {
        super("openbroker-foreign-json");
    }

    @Override
    public void setupModule(SetupContext context) {
        super.setupModule(context);
        context.addSerializers(new ByLibrary());
    }

    /** Finds the serializer of types that belong to another library. */
    private static final class ByLibrary implements Serializers {

        @Override
        public @Nullable ValueSerializer<?> findSerializer(
                SerializationConfig config,
                JavaType type,
                BeanDescription.Supplier bean,
                JsonFormat.@Nullable Value format) {
            return find(type.getRawClass());
        }

        @Override
        public @Nullable ValueSerializer<?> findMapSerializer(
                SerializationConfig config,
                MapType type,
                BeanDescription.Supplier bean,
                JsonFormat.@Nullable Value format,
                @Nullable ValueSerializer<Object> keys,
                tools.jackson.databind.jsontype.@Nullable TypeSerializer typed,
                @Nullable ValueSerializer<Object> values) {
            return find(type.getRawClass());
        }

        @Override
        public @Nullable ValueSerializer<?> findCollectionSerializer(
                SerializationConfig config,
                CollectionType type,
                BeanDescription.Supplier bean,
                JsonFormat.@Nullable Value format,
                tools.jackson.databind.jsontype.@Nullable TypeSerializer typed,
                @Nullable ValueSerializer<Object> elements) {
            return find(type.getRawClass());
        }

        private static @Nullable ValueSerializer<?> find(Class<?> type) {
            if (type.getName().startsWith("java.")) {
                return null;
            }
            if (ForeignTypes.isTree(type)) {
                return new TreeSerializer();
            }
            Optional<JsonLibrary> library = ForeignTypes.library(type);
            if (library.isPresent()) {
                throw new UnmappableTypeException(type.getName() + " is a type of "
                        + library.get().shownName()
                        + ", which Jackson 3 cannot write; use a record, a bean, a map or a tree of "
                        + library.get().shownName());
            }
            ForeignTypes.ignoredAnnotation(type).ifPresent(problem -> {
                throw new UnmappableTypeException(problem);
            });
            return null;
        }
    }

    /**
     * Writes the text of a JSON tree; the reader of the text checks that it is JSON. A missing node of Jackson 2 has an empty text
     * and becomes null, as Jackson 2 itself writes it.
     */
    private static final class TreeSerializer extends StdSerializer<Object> {

        TreeSerializer() {
            super(Object.class);
        }

        @Override
        public void serialize(Object tree, JsonGenerator generator, SerializationContext context) {
            String text = String.valueOf(tree);
            generator.writeRawValue(text.isEmpty() ? "null" : text);
        }
    }
}
