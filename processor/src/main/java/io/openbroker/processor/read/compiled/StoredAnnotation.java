package io.openbroker.processor.read.compiled;

import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.AnnotationValueVisitor;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;
import org.objectweb.asm.Type;

/** An annotation of a class file in the shape in which compilers show one. */
final class StoredAnnotation implements AnnotationMirror {

    private final DeclaredType type;
    private final Map<ExecutableElement, AnnotationValue> values;

    private StoredAnnotation(DeclaredType type, Map<ExecutableElement, AnnotationValue> values) {
        this.type = type;
        this.values = values;
    }

    /** The annotation; none if its class is not there, as compilers have none then. */
    static Optional<AnnotationMirror> of(ClassFileContent.Stored stored, Elements elements) {
        TypeElement type = find(stored.descriptor(), elements);
        if (type == null) {
            return Optional.empty();
        }
        Map<ExecutableElement, AnnotationValue> values = new LinkedHashMap<>();
        for (ExecutableElement member : ElementFilter.methodsIn(type.getEnclosedElements())) {
            Object value = stored.values().get(member.getSimpleName().toString());
            if (value != null) {
                value(value, elements).ifPresent(found -> values.put(member, found));
            }
        }
        return Optional.of(new StoredAnnotation((DeclaredType) type.asType(), values));
    }

    private static @org.jspecify.annotations.Nullable TypeElement find(String descriptor, Elements elements) {
        return elements.getTypeElement(ClassFileContent.className(descriptor).replace('$', '.'));
    }

    private static Optional<AnnotationValue> value(Object stored, Elements elements) {
        if (stored instanceof ClassFileContent.Stored annotation) {
            return of(annotation, elements).map(Value::new);
        }
        if (stored instanceof ClassFileContent.StoredConstant constant) {
            TypeElement type = find(constant.descriptor(), elements);
            return type == null
                    ? Optional.empty()
                    : ElementFilter.fieldsIn(type.getEnclosedElements()).stream()
                            .filter(field -> field.getSimpleName().contentEquals(constant.name()))
                            .findFirst()
                            .map(Value::new);
        }
        if (stored instanceof Type type) {
            TypeElement named = type.getSort() == Type.OBJECT ? find(type.getDescriptor(), elements) : null;
            return named == null ? Optional.empty() : Optional.of(new Value(named.asType()));
        }
        if (stored instanceof List<?> list) {
            List<AnnotationValue> values = new ArrayList<>();
            list.forEach(each -> value(each, elements).ifPresent(values::add));
            return Optional.of(new Value(List.copyOf(values)));
        }
        if (stored.getClass().isArray()) {
            List<AnnotationValue> values = new ArrayList<>();
            for (int i = 0; i < Array.getLength(stored); i++) {
                values.add(new Value(Array.get(stored, i)));
            }
            return Optional.of(new Value(List.copyOf(values)));
        }
        return Optional.of(new Value(stored));
    }

    @Override
    public DeclaredType getAnnotationType() {
        return type;
    }

    @Override
    public Map<? extends ExecutableElement, ? extends AnnotationValue> getElementValues() {
        return values;
    }

    @Override
    public String toString() {
        return "@" + type + values;
    }

    private record Value(Object value) implements AnnotationValue {

        @Override
        public Object getValue() {
            return value;
        }

        /** Readers take the value itself, whatever kind it is. */
        @Override
        public <R, P> R accept(AnnotationValueVisitor<R, P> visitor, P parameter) {
            throw new UnsupportedOperationException("Values of class files are not visited");
        }

        @Override
        public String toString() {
            return String.valueOf(value);
        }
    }
}
