package io.openbroker.processor.read.schema;

import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.TypeElement;
import tools.jackson.databind.PropertyNamingStrategies;

/** How {@code @JsonNaming} names the properties of a type that have no name given; by the code that Jackson itself uses. */
final class PropertyNaming {

    private static final Map<String, PropertyNamingStrategies.NamingBase> STRATEGIES = Stream.of(
                    new PropertyNamingStrategies.LowerCamelCaseStrategy(),
                    new PropertyNamingStrategies.UpperCamelCaseStrategy(),
                    new PropertyNamingStrategies.SnakeCaseStrategy(),
                    new PropertyNamingStrategies.UpperSnakeCaseStrategy(),
                    new PropertyNamingStrategies.LowerCaseStrategy(),
                    new PropertyNamingStrategies.KebabCaseStrategy(),
                    new PropertyNamingStrategies.LowerDotCaseStrategy())
            .collect(Collectors.toMap(strategy -> strategy.getClass().getCanonicalName(), Function.identity()));

    private final Optional<PropertyNamingStrategies.NamingBase> strategy;

    private PropertyNaming(Optional<PropertyNamingStrategies.NamingBase> strategy) {
        this.strategy = strategy;
    }

    /** That of a type; one whose strategy is not known leaves names alone. */
    static PropertyNaming of(TypeElement type) {
        return new PropertyNaming(JacksonAnnotations.onTypeOrAbove(type, JacksonAnnotations.NAMING)
                .flatMap(PropertyNaming::strategy));
    }

    /** Whether the names that the annotation makes are known. */
    static boolean isKnown(AnnotationMirror annotation) {
        return strategy(annotation).isPresent();
    }

    private static Optional<PropertyNamingStrategies.NamingBase> strategy(AnnotationMirror annotation) {
        return Optional.ofNullable(STRATEGIES.get(PropertyAnnotations.text(annotation, "value")));
    }

    /** The name of a property in JSON, from the one that follows from the source. */
    String of(String name) {
        return strategy.map(known -> known.nameForField(null, null, name)).orElse(name);
    }
}
