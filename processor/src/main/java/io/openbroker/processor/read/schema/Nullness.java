package io.openbroker.processor.read.schema;

import io.openbroker.processor.read.annotation.AnnotationReader;
import io.openbroker.processor.read.annotation.TypeReader;
import io.openbroker.processor.read.kotlin.KotlinConstructor;
import java.util.Optional;
import java.util.Set;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.Elements;

/** Says whether a property must be there, and whether its value may be null. */
final class Nullness {

    private static final Set<String> NULLABLE = Set.of("Nullable");
    private static final Set<String> NON_NULL = Set.of("NonNull", "Nonnull", "NotNull");
    private static final Set<String> OPTIONAL =
            Set.of("java.util.Optional", "java.util.OptionalInt", "java.util.OptionalLong", "java.util.OptionalDouble");

    private final Elements elements;

    Nullness(Elements elements) {
        this.elements = elements;
    }

    boolean isRequired(ObjectMember member, PropertyAnnotations annotations, Element where) {
        TypeMirror type = member.type();
        if (annotations.isSet(JacksonAnnotations.PROPERTY, "required", false)) {
            return true;
        }
        if (isOptional(type)) {
            return false;
        }
        if (member.defaults()) {
            // Kotlin's compiler says of every value that cannot be null that it is not, also if it has a default.
            return KotlinConstructor.isKotlin(where)
                    ? demandsPresenceExplicitly(annotations)
                    : demandsPresence(annotations);
        }
        return type.getKind().isPrimitive()
                || demandsPresence(annotations)
                || (annotations.named(NULLABLE).isEmpty() && inNullMarkedCode(where));
    }

    boolean allowsNull(TypeMirror type, PropertyAnnotations annotations) {
        return !type.getKind().isPrimitive()
                && !isOptional(type)
                && !demandsPresence(annotations)
                && !annotations.named(NULLABLE).isEmpty();
    }

    static boolean isOptional(TypeMirror type) {
        return OPTIONAL.stream().anyMatch(name -> TypeReader.is(type, name));
    }

    private static boolean demandsPresence(PropertyAnnotations annotations) {
        return !annotations.named(NON_NULL).isEmpty() || demandsPresenceExplicitly(annotations);
    }

    private static boolean demandsPresenceExplicitly(PropertyAnnotations annotations) {
        return Constraints.demandingPresence().stream().anyMatch(annotations::has);
    }

    private boolean inNullMarkedCode(Element where) {
        Element each = where;
        while (each instanceof TypeElement) {
            Optional<Boolean> marked = marked(each);
            if (marked.isPresent()) {
                return marked.get();
            }
            each = each.getEnclosingElement();
        }
        Element module = elements.getModuleOf(where);
        return marked(elements.getPackageOf(where))
                .or(() -> module == null ? Optional.empty() : marked(module))
                .orElse(false);
    }

    private static Optional<Boolean> marked(Element scope) {
        if (AnnotationReader.find(scope, "org.jspecify.annotations.NullUnmarked")
                .isPresent()) {
            return Optional.of(false);
        }
        return AnnotationReader.find(scope, "org.jspecify.annotations.NullMarked")
                .map(found -> true);
    }
}
