package io.openbroker.runtime.internal.json;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.BeanDescription;
import tools.jackson.databind.SerializationConfig;
import tools.jackson.databind.ser.BeanPropertyWriter;
import tools.jackson.databind.ser.ValueSerializerModifier;

/**
 * Rejects objects whose class has fields but no JSON properties: Jackson would write an empty object and silently lose the values
 * of the fields.
 */
final class UnwritableFields extends ValueSerializerModifier {

    private static final long serialVersionUID = 1L;

    /** Types that Jackson writes without properties. */
    private static final List<Class<?>> WITHOUT_PROPERTIES =
            List.of(Iterable.class, Iterator.class, Stream.class, CharSequence.class);

    @Override
    public List<BeanPropertyWriter> changeProperties(
            SerializationConfig config, BeanDescription.Supplier bean, List<BeanPropertyWriter> properties) {
        Class<?> type = bean.getBeanClass();
        boolean unknown = WITHOUT_PROPERTIES.stream().noneMatch(known -> known.isAssignableFrom(type));
        if (properties.isEmpty() && unknown && holdsValues(type)) {
            BeanDescription description = bean.get();
            boolean meant = description.hasKnownClassAnnotations()
                    || description.findAnyGetter() != null
                    || description.findJsonValueAccessor() != null;
            if (!meant) {
                throw new UnmappableTypeException(type.getName()
                        + " has fields, but neither getters nor public fields, so its JSON would be empty; make it a record, or"
                        + " give it getters such as getUri()");
            }
        }
        return properties;
    }

    private static boolean holdsValues(Class<?> type) {
        for (Class<?> each = type; each != null && !each.getName().startsWith("java."); each = each.getSuperclass()) {
            if (Stream.of(each.getDeclaredFields()).anyMatch(UnwritableFields::holdsValue)) {
                return true;
            }
        }
        return false;
    }

    private static boolean holdsValue(Field field) {
        int modifiers = field.getModifiers();
        return !Modifier.isStatic(modifiers)
                && !Modifier.isTransient(modifiers)
                && !field.isSynthetic()
                && !field.isAnnotationPresent(JsonIgnore.class);
    }
}
