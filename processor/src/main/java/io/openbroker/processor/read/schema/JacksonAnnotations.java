package io.openbroker.processor.read.schema;

import com.fasterxml.jackson.annotation.JacksonAnnotationsInside;
import com.fasterxml.jackson.annotation.JsonAlias;
import com.fasterxml.jackson.annotation.JsonClassDescription;
import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;
import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonGetter;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeName;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.annotation.JsonValue;
import io.openbroker.processor.read.annotation.AnnotationReader;
import io.openbroker.processor.read.annotation.TypeReader;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;

/** Knows which annotations of Jackson the schema follows. All others would make the reader disagree with it. */
public final class JacksonAnnotations {

    static final String PROPERTY = JsonProperty.class.getName();
    static final String ALIAS = JsonAlias.class.getName();
    static final String IGNORE = JsonIgnore.class.getName();
    static final String DESCRIPTION = JsonPropertyDescription.class.getName();
    static final String CREATOR = JsonCreator.class.getName();
    static final String VALUE = JsonValue.class.getName();
    static final String NAMING = "tools.jackson.databind.annotation.JsonNaming";
    static final String IGNORE_PROPERTIES = JsonIgnoreProperties.class.getName();
    static final String TYPE_INFO = JsonTypeInfo.class.getName();
    static final String TYPE_NAME = JsonTypeName.class.getName();
    static final String SUB_TYPES = JsonSubTypes.class.getName();
    static final String CLASS_DESCRIPTION = JsonClassDescription.class.getName();

    /** Those that are followed, and those that matter for writing only. */
    private static final Set<String> FOLLOWED = Set.of(
            PROPERTY,
            ALIAS,
            IGNORE,
            DESCRIPTION,
            TYPE_INFO,
            TYPE_NAME,
            SUB_TYPES,
            CLASS_DESCRIPTION,
            JsonEnumDefaultValue.class.getName(),
            JsonGetter.class.getName(),
            JsonInclude.class.getName(),
            JsonPropertyOrder.class.getName(),
            "tools.jackson.databind.annotation.JsonSerialize");

    private static final Set<String> PACKAGES =
            Set.of(JsonProperty.class.getPackageName(), "tools.jackson.databind.annotation");

    private static final Set<ElementKind> OBJECTS = Set.of(ElementKind.CLASS, ElementKind.RECORD);
    private static final Set<String> CREATOR_MODES = Set.of("", "DEFAULT", "PROPERTIES", "DELEGATING");
    private static final Set<String> IGNORING = Set.of("value", "ignoreUnknown");

    private static final String BUNDLE = JacksonAnnotationsInside.class.getName();
    private static final String REASON = "it changes how JSON is read";

    /** Reasons and alternatives for unsupported annotations that are common. */
    private static final Map<String, String> REASONS = Map.of(
            VALUE,
            "its value is known only for the single component of a record without @JsonCreator; name enum constants with"
                    + " @JsonProperty",
            CREATOR,
            "only constructors and static methods that return the class are supported (in records the constructor with all"
                    + " components; with mode = DELEGATING constructors with one parameter)",
            NAMING,
            "only the strategies in PropertyNamingStrategies are supported, on records and classes",
            IGNORE_PROPERTIES,
            "only \"value\" and \"ignoreUnknown\" on a type are supported",
            JsonUnwrapped.class.getName(),
            "it moves properties into the enclosing object; declare them there",
            JsonFormat.class.getName(),
            "dates and numbers are read in the formats of the schema");

    private JacksonAnnotations() {}

    /**
     * Reports unsupported annotations of a type, its supertypes and its members, each once, although components of records have
     * copies.
     */
    static void onType(TypeElement type, SchemaProblems problems) {
        Set<String> seen = new HashSet<>();
        Stream.concat(Stream.of(type), TypeReader.ancestors(type).stream())
                .distinct()
                .forEach(each -> places(each)
                        .forEach(place -> place.getAnnotationMirrors().stream()
                                .filter(annotation -> !isFollowed(annotation, place, each)
                                        && seen.add(each + "." + place.getSimpleName() + annotation))
                                .forEach(annotation -> problems.add(
                                        annotation,
                                        place,
                                        each,
                                        REASONS.getOrDefault(PropertyAnnotations.name(annotation), REASON)))));
    }

    private static List<Element> places(TypeElement type) {
        List<Element> places = new ArrayList<>(List.of(type));
        places.addAll(ElementFilter.fieldsIn(type.getEnclosedElements()));
        places.addAll(ElementFilter.constructorsIn(type.getEnclosedElements()));
        places.addAll(ElementFilter.methodsIn(type.getEnclosedElements()));
        return places;
    }

    /** The classes that {@code @JsonSubTypes} names. */
    public static List<TypeMirror> subTypes(TypeElement type) {
        List<TypeMirror> found = new ArrayList<>();
        Optional<AnnotationReader> annotation = AnnotationReader.find(type, SUB_TYPES);
        if (annotation.isPresent()) {
            for (AnnotationValue value : annotation.get().allValues()) {
                if (value.getValue() instanceof TypeMirror variant) {
                    found.add(variant);
                }
            }
        }
        return found;
    }

    /** An annotation of a type, or else of the first above it that has it, as Jackson looks for them. */
    static Optional<AnnotationMirror> onTypeOrAbove(TypeElement type, String qualifiedName) {
        return Stream.concat(Stream.of(type), TypeReader.ancestors(type).stream())
                .flatMap(each -> each.getAnnotationMirrors().stream())
                .filter(annotation -> PropertyAnnotations.name(annotation).equals(qualifiedName))
                .map(AnnotationMirror.class::cast)
                .findFirst();
    }

    /**
     * The effect of {@code @JsonIgnoreProperties} on a type.
     *
     * @param names the properties that are left out
     * @param unknown whether unknown names are passed over
     */
    record IgnoredProperties(Set<String> names, boolean unknown) {
        IgnoredProperties {
            names = Set.copyOf(names);
        }
    }

    static IgnoredProperties ignoredProperties(TypeElement type) {
        return onTypeOrAbove(type, IGNORE_PROPERTIES)
                .map(found -> new IgnoredProperties(
                        Set.copyOf(PropertyAnnotations.texts(found, "value")),
                        PropertyAnnotations.flag(found, "ignoreUnknown", false)))
                .orElseGet(() -> new IgnoredProperties(Set.of(), false));
    }

    /** How a {@code @JsonCreator} makes its object; an empty string if it leaves that to Jackson. */
    static String mode(AnnotationMirror creator) {
        String given = PropertyAnnotations.text(creator, "mode");
        return given.substring(given.lastIndexOf('.') + 1);
    }

    private static boolean isFollowed(AnnotationMirror annotation, Element element, TypeElement type) {
        String name = PropertyAnnotations.name(annotation);
        if (name.equals(CREATOR)) {
            return CREATOR_MODES.contains(mode(annotation))
                    && (mode(annotation).equals("DELEGATING")
                            ? element.getKind() == ElementKind.CONSTRUCTOR && SingleValueTypes.isOne(type)
                            : takesProperties((ExecutableElement) element, type));
        }
        if (name.equals(VALUE)) {
            return SingleValueTypes.isOne(type);
        }
        if (name.equals(NAMING)) {
            return OBJECTS.contains(type.getKind()) && PropertyNaming.isKnown(annotation);
        }
        if (name.equals(IGNORE_PROPERTIES)) {
            return element == type
                    && annotation.getElementValues().keySet().stream()
                            .allMatch(member ->
                                    IGNORING.contains(member.getSimpleName().toString()));
        }
        boolean ofJackson = PACKAGES.contains(name.substring(0, Math.max(0, name.lastIndexOf('.'))));
        // Those of Jackson are bundles too, in a way that matters to Jackson only.
        return ofJackson
                ? FOLLOWED.contains(name)
                : !PropertyAnnotations.metaAnnotations(annotation).contains(BUNDLE);
    }

    /** Whether what a creator takes are the properties that are read: those of a class, or of a record all components. */
    private static boolean takesProperties(ExecutableElement creator, TypeElement type) {
        if (type.getKind() == ElementKind.RECORD) {
            return creator.getKind() == ElementKind.CONSTRUCTOR
                    && types(creator.getParameters()).equals(types(type.getRecordComponents()));
        }
        return creator.getKind() == ElementKind.CONSTRUCTOR
                || (type.getKind() == ElementKind.CLASS
                        && creator.getTypeParameters().isEmpty()
                        && TypeReader.element(creator.getReturnType())
                                .filter(type::equals)
                                .isPresent());
    }

    private static List<String> types(List<? extends Element> values) {
        return values.stream().map(value -> TypeReader.show(value.asType())).toList();
    }
}
