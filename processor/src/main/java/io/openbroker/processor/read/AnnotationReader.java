package io.openbroker.processor.read;

import io.openbroker.processor.diagnostic.SourceRef;
import io.openbroker.processor.model.Setting;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;

/** Reads the members of one annotation, and remembers where each stands. */
final class AnnotationReader {

    private final AnnotationMirror annotation;
    private final SourceRef source;

    private AnnotationReader(AnnotationMirror annotation, SourceRef source) {
        this.annotation = annotation;
        this.source = source;
    }

    /** The annotation of that name on an element, if it is there. */
    static Optional<AnnotationReader> find(Element element, String qualifiedName) {
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

    /** The annotations in a container that the compiler made; each is found in the source under its own name. */
    static List<AnnotationReader> contained(Element element, AnnotationReader container) {
        List<AnnotationReader> found = new ArrayList<>();
        int order = element.getAnnotationMirrors().indexOf(container.annotation);
        for (AnnotationValue value : values(container.given("value"))) {
            if (value.getValue() instanceof AnnotationMirror inner) {
                SourceRef.Step step =
                        new SourceRef.Step(type(inner).getSimpleName().toString(), found.size(), order);
                found.add(new AnnotationReader(inner, SourceRef.repeated(element, container.annotation, value, step)));
            }
        }
        return found;
    }

    SourceRef source() {
        return source;
    }

    /** The members that have no default, and that the user forgot. */
    List<String> missingMembers() {
        return members().stream()
                .filter(member ->
                        member.getDefaultValue() == null && given(name(member)).isEmpty())
                .map(AnnotationReader::name)
                .toList();
    }

    Setting<String> text(String member) {
        return setting(member, value -> String.valueOf(value.getValue()));
    }

    Setting<Boolean> flag(String member) {
        return setting(member, value -> Boolean.TRUE.equals(value.getValue()));
    }

    Setting<Integer> wholeNumber(String member) {
        return setting(member, value -> value.getValue() instanceof Integer number ? number : 0);
    }

    Setting<Double> number(String member) {
        return setting(member, value -> value.getValue() instanceof Double number ? number : Double.NaN);
    }

    <E extends Enum<E>> Setting<E> constant(String member, Class<E> type) {
        return setting(member, value -> constant(value, type));
    }

    <E extends Enum<E>> List<E> constants(String member, Class<E> type) {
        return values(given(member)).stream()
                .map(value -> constant(value, type))
                .toList();
    }

    /** The class that a member names; none if it could not be resolved. */
    Optional<TypeMirror> type(String member) {
        return given(member)
                .map(AnnotationValue::getValue)
                .filter(TypeMirror.class::isInstance)
                .map(TypeMirror.class::cast);
    }

    List<Setting<String>> texts(String member) {
        List<Setting<String>> texts = new ArrayList<>();
        for (AnnotationValue value : values(given(member))) {
            SourceRef place = source.within(value, new SourceRef.Step(member, texts.size(), order(member)));
            texts.add(new Setting<>(String.valueOf(value.getValue()), true, place));
        }
        return texts;
    }

    List<AnnotationReader> annotations(String member) {
        List<AnnotationReader> found = new ArrayList<>();
        for (AnnotationValue value : values(given(member))) {
            if (value.getValue() instanceof AnnotationMirror inner) {
                SourceRef.Step step = new SourceRef.Step(member, found.size(), order(member));
                found.add(new AnnotationReader(inner, source.within(value, step)));
            }
        }
        return found;
    }

    /** What a member's annotations are read to, as a whole. */
    <T> Setting<List<T>> all(String member, Function<AnnotationReader, T> reader) {
        return new Setting<>(
                annotations(member).stream().map(reader).toList(), given(member).isPresent(), place(member));
    }

    SourceRef place(String member) {
        return given(member)
                .map(value -> source.within(value, new SourceRef.Step(member, 0, order(member))))
                .orElse(source);
    }

    /** Every value in this annotation, however deep. */
    List<AnnotationValue> allValues() {
        return annotation.getElementValues().values().stream()
                .flatMap(value -> flatten(value).stream())
                .toList();
    }

    private static List<AnnotationValue> flatten(AnnotationValue value) {
        if (value.getValue() instanceof List<?>) {
            return values(Optional.of(value)).stream()
                    .flatMap(inner -> flatten(inner).stream())
                    .toList();
        }
        if (value.getValue() instanceof AnnotationMirror inner) {
            return inner.getElementValues().values().stream()
                    .flatMap(nested -> flatten(nested).stream())
                    .toList();
        }
        return List.of(value);
    }

    private <T> Setting<T> setting(String member, Function<AnnotationValue, T> reader) {
        Optional<AnnotationValue> given = given(member);
        AnnotationValue value = given.orElseGet(() -> members().stream()
                .filter(element -> name(element).equals(member))
                .map(ExecutableElement::getDefaultValue)
                .findFirst()
                .orElseThrow());
        return new Setting<>(reader.apply(value), given.isPresent(), place(member));
    }

    private Optional<AnnotationValue> given(String member) {
        for (Map.Entry<? extends ExecutableElement, ? extends AnnotationValue> entry :
                annotation.getElementValues().entrySet()) {
            if (name(entry.getKey()).equals(member)) {
                return Optional.of(entry.getValue());
            }
        }
        return Optional.empty();
    }

    /** Which one of the given members it is, in the order of the source. */
    private int order(String member) {
        return annotation.getElementValues().keySet().stream()
                .map(AnnotationReader::name)
                .toList()
                .indexOf(member);
    }

    private List<ExecutableElement> members() {
        return ElementFilter.methodsIn(type(annotation).getEnclosedElements());
    }

    private static String name(ExecutableElement member) {
        return member.getSimpleName().toString();
    }

    private static TypeElement type(AnnotationMirror annotation) {
        return (TypeElement) annotation.getAnnotationType().asElement();
    }

    private static <E extends Enum<E>> E constant(AnnotationValue value, Class<E> type) {
        return Enum.valueOf(
                type, ((VariableElement) value.getValue()).getSimpleName().toString());
    }

    /** The values of a member that is an array; the language model keeps them in a list of values. */
    private static List<AnnotationValue> values(Optional<AnnotationValue> array) {
        if (array.isPresent() && array.get().getValue() instanceof List<?> list) {
            return list.stream().map(AnnotationValue.class::cast).toList();
        }
        return List.of();
    }
}
