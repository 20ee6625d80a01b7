package io.openbroker.processor.read;

import com.fasterxml.jackson.annotation.JacksonAnnotationsInside;
import com.fasterxml.jackson.annotation.JsonAlias;
import com.fasterxml.jackson.annotation.JsonClassDescription;
import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;
import com.fasterxml.jackson.annotation.JsonGetter;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeName;
import io.openbroker.processor.diagnostic.SourceRef;
import io.openbroker.processor.read.SchemaProblems.Place;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.ElementFilter;

/** Knows which annotations of Jackson the schema follows. All others would make the reader disagree with it. */
final class JacksonAnnotations {

    static final String PROPERTY = JsonProperty.class.getName();
    static final String ALIAS = JsonAlias.class.getName();
    static final String IGNORE = JsonIgnore.class.getName();
    static final String DESCRIPTION = JsonPropertyDescription.class.getName();
    static final String CREATOR = JsonCreator.class.getName();
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

    private static final String BUNDLE = JacksonAnnotationsInside.class.getName();
    private static final String REASON = "it changes how JSON is read in a way that no schema is derived for";

    private JacksonAnnotations() {}

    /** Finds what is not followed on a type and its members, each once, although components of records have copies. */
    static void onType(TypeElement type, SchemaProblems problems) {
        Set<String> seen = new HashSet<>();
        List<Element> places = new ArrayList<>(List.of(type));
        places.addAll(ElementFilter.fieldsIn(type.getEnclosedElements()));
        places.addAll(ElementFilter.constructorsIn(type.getEnclosedElements()));
        places.addAll(ElementFilter.methodsIn(type.getEnclosedElements()));
        for (Element place : places) {
            for (AnnotationMirror annotation : place.getAnnotationMirrors()) {
                if (!isFollowed(annotation, place) && seen.add(place.getSimpleName() + annotation.toString())) {
                    String shown = place == type ? "" : "." + place.getSimpleName();
                    problems.annotation(
                            new Place(type.getSimpleName() + shown, SourceRef.of(place)),
                            PropertyAnnotations.simpleName(annotation),
                            REASON);
                }
            }
        }
    }

    private static boolean isFollowed(AnnotationMirror annotation, Element element) {
        String name = PropertyAnnotations.name(annotation);
        if (name.equals(CREATOR)) {
            return element.getKind() == ElementKind.CONSTRUCTOR
                    && !PropertyAnnotations.text(annotation, "mode").endsWith("DELEGATING");
        }
        boolean ofJackson = PACKAGES.contains(name.substring(0, Math.max(0, name.lastIndexOf('.'))));
        // Those of Jackson are bundles too, in a way that matters to Jackson only.
        return ofJackson ? FOLLOWED.contains(name) : !isBundle(annotation);
    }

    private static boolean isBundle(AnnotationMirror annotation) {
        return PropertyAnnotations.type(annotation).getAnnotationMirrors().stream()
                .anyMatch(meta -> PropertyAnnotations.name(meta).equals(BUNDLE));
    }
}
