package io.openbroker.processor.read.annotation;

import io.openbroker.processor.diagnostic.SourceRef;
import io.openbroker.processor.model.Setting;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;
import org.jspecify.annotations.Nullable;

/** Reads the members of one annotation with their places. */
public final class AnnotationReader {

    private final AnnotationMirror annotation;
    private final SourceRef source;
    private final Map<String, Given> given;

    /** Defaults of members; read when first needed, since most annotations are only searched for. */
    private @Nullable Map<String, AnnotationValue> defaults;

    private AnnotationReader(AnnotationMirror annotation, SourceRef source) {
        this.annotation = annotation;
        this.source = source;
        this.given = given(annotation);
    }

    /** The value of a member in the source, and its position among the members. */
    private record Given(AnnotationValue value, int order) {}

    // The compiler makes a new map for each question, so it is asked once.
    private static Map<String, Given> given(AnnotationMirror annotation) {
        Map<String, Given> given = new LinkedHashMap<>();
        for (Map.Entry<? extends ExecutableElement, ? extends AnnotationValue> entry :
                annotation.getElementValues().entrySet()) {
            given.put(name(entry.getKey()), new Given(entry.getValue(), given.size()));
        }
        return given;
    }

    /** The annotation of that name on an element, if it is there. */
    public static Optional<AnnotationReader> find(Element element, String qualifiedName) {
        List<? extends AnnotationMirror> all = element.getAnnotationMirrors();
        for (int i = 0; i < all.size(); i++) {
            TypeElement type = type(all.get(i));
            if (type.getQualifiedName().contentEquals(qualifiedName)) {
                SourceRef.Step step = new SourceRef.Step(type.getSimpleName().toString(), 0, i);
                return Optional.of(new AnnotationReader(all.get(i), SourceRef.of(element, all.get(i), step)));
            }
        }
        return Optional.empty();
    }

    /** All annotations of an element. */
    public static List<AnnotationReader> all(Element element) {
        return all(element, element.getAnnotationMirrors());
    }

    /** Annotations within the declaration of an element. */
    public static List<AnnotationReader> all(Element element, List<? extends AnnotationMirror> annotations) {
        List<AnnotationReader> found = new ArrayList<>();
        for (AnnotationMirror annotation : annotations) {
            SourceRef.Step step =
                    new SourceRef.Step(type(annotation).getSimpleName().toString(), 0, found.size());
            found.add(new AnnotationReader(annotation, SourceRef.of(element, annotation, step)));
        }
        return found;
    }

    /** The annotations in a container that the compiler made; each is found in the source under its own name. */
    static List<AnnotationReader> contained(Element element, AnnotationReader container) {
        List<AnnotationReader> found = new ArrayList<>();
        int order = element.getAnnotationMirrors().indexOf(container.annotation);
        for (AnnotationValue value : container.values("value")) {
            if (value.getValue() instanceof AnnotationMirror inner) {
                SourceRef.Step step =
                        new SourceRef.Step(type(inner).getSimpleName().toString(), found.size(), order);
                found.add(new AnnotationReader(inner, SourceRef.repeated(element, container.annotation, value, step)));
            }
        }
        return found;
    }

    public static TypeElement type(AnnotationMirror annotation) {
        return (TypeElement) annotation.getAnnotationType().asElement();
    }

    public SourceRef source() {
        return source;
    }

    /** Whether the compiler does not know an annotation of that name. */
    public boolean isUnknown() {
        return annotation.getAnnotationType().getKind() == TypeKind.ERROR;
    }

    /** The members that have no default, and that the user forgot. */
    public List<String> missingMembers() {
        List<String> missing = new ArrayList<>();
        for (ExecutableElement member : members()) {
            if (member.getDefaultValue() == null && !given.containsKey(name(member))) {
                missing.add(name(member));
            }
        }
        return missing;
    }

    public Setting<String> text(String member) {
        return setting(member, String.valueOf(value(member).getValue()));
    }

    public Setting<Boolean> flag(String member) {
        return setting(member, Boolean.TRUE.equals(value(member).getValue()));
    }

    Setting<Integer> wholeNumber(String member) {
        return setting(member, value(member).getValue() instanceof Integer number ? number : 0);
    }

    Setting<Double> number(String member) {
        return setting(member, value(member).getValue() instanceof Double number ? number : Double.NaN);
    }

    public <E extends Enum<E>> Setting<E> constant(String member, Class<E> type) {
        return setting(member, constant(value(member), type));
    }

    <E extends Enum<E>> List<E> constants(String member, Class<E> type) {
        List<E> constants = new ArrayList<>();
        for (AnnotationValue value : values(member)) {
            constants.add(constant(value, type));
        }
        return constants;
    }

    /** The class that a member names; none if it could not be resolved. */
    public Optional<TypeMirror> type(String member) {
        Given written = given.get(member);
        return written != null && written.value().getValue() instanceof TypeMirror type
                ? Optional.of(type)
                : Optional.empty();
    }

    public List<Setting<String>> texts(String member) {
        List<Setting<String>> texts = new ArrayList<>();
        for (AnnotationValue value : values(member)) {
            SourceRef place = source.within(value, new SourceRef.Step(member, texts.size(), order(member)));
            texts.add(new Setting<>(String.valueOf(value.getValue()), true, place));
        }
        return texts;
    }

    List<AnnotationReader> annotations(String member) {
        List<AnnotationReader> found = new ArrayList<>();
        for (AnnotationValue value : values(member)) {
            if (value.getValue() instanceof AnnotationMirror inner) {
                SourceRef.Step step = new SourceRef.Step(member, found.size(), order(member));
                found.add(new AnnotationReader(inner, source.within(value, step)));
            }
        }
        return found;
    }

    /** A member with what its value was read to. */
    <T> Setting<T> setting(String member, T value) {
        return new Setting<>(value, given.containsKey(member), place(member));
    }

    SourceRef place(String member) {
        Given written = given.get(member);
        return written == null
                ? source
                : source.within(written.value(), new SourceRef.Step(member, 0, written.order()));
    }

    /** The members for which the user wrote something, with all values in each that are no annotations themselves. */
    public Map<ExecutableElement, List<AnnotationValue>> plainValues() {
        Map<ExecutableElement, List<AnnotationValue>> found = new LinkedHashMap<>();
        annotation.getElementValues().forEach((member, value) -> {
            List<AnnotationValue> plain = new ArrayList<>();
            for (AnnotationValue each : elements(value)) {
                if (!(each.getValue() instanceof AnnotationMirror)) {
                    plain.add(each);
                }
            }
            found.put(member, plain);
        });
        return found;
    }

    /** The annotations within this one. */
    public List<AnnotationReader> nested() {
        List<AnnotationReader> found = new ArrayList<>();
        for (String member : given.keySet()) {
            found.addAll(annotations(member));
        }
        return found;
    }

    /** Every plain value in this annotation, however deep. */
    public List<AnnotationValue> allValues() {
        List<AnnotationValue> found = new ArrayList<>();
        plainValues().values().forEach(found::addAll);
        nested().forEach(inner -> found.addAll(inner.allValues()));
        return found;
    }

    /** The values that the user wrote for a member. */
    private List<AnnotationValue> values(String member) {
        Given written = given.get(member);
        return written == null ? List.of() : elements(written.value());
    }

    /** The elements of an array, which the language model keeps in a list of values; or else the value itself. */
    private static List<AnnotationValue> elements(AnnotationValue value) {
        List<AnnotationValue> found = new ArrayList<>();
        if (value.getValue() instanceof List<?> list) {
            for (Object inner : list) {
                found.add((AnnotationValue) inner);
            }
        } else {
            found.add(value);
        }
        return found;
    }

    private AnnotationValue value(String member) {
        Given written = given.get(member);
        if (written != null) {
            return written.value();
        }
        AnnotationValue value = defaults().get(member);
        if (value == null) {
            throw new IllegalArgumentException(annotation + " has no value for " + member);
        }
        return value;
    }

    private Map<String, AnnotationValue> defaults() {
        if (defaults == null) {
            defaults = new HashMap<>();
            for (ExecutableElement member : members()) {
                if (member.getDefaultValue() != null) {
                    defaults.put(name(member), member.getDefaultValue());
                }
            }
        }
        return defaults;
    }

    private int order(String member) {
        Given written = given.get(member);
        return written == null ? -1 : written.order();
    }

    private List<ExecutableElement> members() {
        return ElementFilter.methodsIn(type(annotation).getEnclosedElements());
    }

    private static String name(ExecutableElement member) {
        return member.getSimpleName().toString();
    }

    private static <E extends Enum<E>> E constant(AnnotationValue value, Class<E> type) {
        return Enum.valueOf(
                type, ((VariableElement) value.getValue()).getSimpleName().toString());
    }
}
