package io.openbroker.processor.read;

import java.util.Optional;
import java.util.Set;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.TypeElement;

/**
 * What {@code @JsonIgnoreProperties} says of a type.
 *
 * @param names the properties that are left out
 * @param unknown whether names that are no property's are passed over
 */
record IgnoredProperties(Set<String> names, boolean unknown) {

    IgnoredProperties {
        names = Set.copyOf(names);
    }

    static IgnoredProperties of(TypeElement type) {
        Optional<AnnotationMirror> annotation =
                JacksonAnnotations.onTypeOrAbove(type, JacksonAnnotations.IGNORE_PROPERTIES);
        return new IgnoredProperties(
                annotation
                        .map(found -> Set.copyOf(PropertyAnnotations.texts(found, "value")))
                        .orElse(Set.of()),
                annotation
                        .filter(found -> PropertyAnnotations.flag(found, "ignoreUnknown", false))
                        .isPresent());
    }
}
