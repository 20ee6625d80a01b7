package io.openbroker.processor.read.schema;

import io.openbroker.processor.model.schema.SchemaModel;
import io.openbroker.processor.model.schema.SchemaModel.Property;
import io.openbroker.processor.model.schema.SchemaProblem.Kind;
import io.openbroker.processor.read.annotation.AnnotationReader;
import io.openbroker.processor.read.annotation.TypeReader;
import io.openbroker.processor.read.compiled.JavadocText;
import io.openbroker.processor.read.schema.SchemaProblems.Place;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;

/** Reads polymorphic types, whose variants differ in a property that {@code @JsonTypeInfo} names. */
final class VariantReader {

    private final Elements elements;
    private final Types types;
    private final SchemaReader schemas;
    private final SchemaProblems problems;
    private final ObjectSchemaReader objects;
    private final JavadocText javadoc;

    VariantReader(
            Elements elements,
            Types types,
            SchemaReader schemas,
            SchemaProblems problems,
            ObjectSchemaReader objects,
            JavadocText javadoc) {
        this.elements = elements;
        this.types = types;
        this.schemas = schemas;
        this.problems = problems;
        this.objects = objects;
        this.javadoc = javadoc;
    }

    boolean isPolymorphic(TypeElement type) {
        return JacksonAnnotations.onTypeOrAbove(type, JacksonAnnotations.TYPE_INFO)
                .isPresent();
    }

    SchemaModel read(DeclaredType type, Place place) {
        TypeElement element = (TypeElement) type.asElement();
        AnnotationMirror info = JacksonAnnotations.onTypeOrAbove(element, JacksonAnnotations.TYPE_INFO)
                .orElseThrow();
        Optional<String> obstacle = obstacle(info);
        if (obstacle.isPresent()) {
            problems.add(Kind.DECLARATION, place, TypeReader.show(type), obstacle.get());
            return new SchemaModel.Any();
        }
        String given = PropertyAnnotations.text(info, "property");
        String property = given.isEmpty() ? "@type" : given;
        List<SchemaModel> read = new ArrayList<>();
        variants(element, place).forEach((name, variant) -> {
            DeclaredType variantType = (DeclaredType) variant.asType();
            if (types.isAssignable(variantType, types.erasure(type))) {
                read.add(schemas.define(
                        variantType, name, () -> objects.read(variantType, List.of(tag(property, name)), place)));
            }
        });
        if (read.isEmpty()) {
            problems.add(Kind.DECLARATION, place, TypeReader.show(type), "it has no variant that is a record or bean");
        }
        return read.size() == 1 ? read.get(0) : new SchemaModel.OneOf(javadoc.description(element), read);
    }

    private static Property tag(String property, String name) {
        return new Property(property, List.of(), true, new SchemaModel.Choice(List.of(name)));
    }

    private static Optional<String> obstacle(AnnotationMirror info) {
        String include = PropertyAnnotations.text(info, "include");
        if (!PropertyAnnotations.text(info, "use").endsWith("NAME")
                || PropertyAnnotations.text(info, "use").endsWith("SIMPLE_NAME")) {
            return Optional.of("its @JsonTypeInfo does not have use = NAME");
        }
        if (!include.isEmpty() && !include.endsWith(".PROPERTY") && !include.equals("PROPERTY")) {
            return Optional.of("its @JsonTypeInfo does not have include = PROPERTY");
        }
        return PropertyAnnotations.given(info, "defaultImpl").isPresent()
                ? Optional.of("its @JsonTypeInfo has a defaultImpl, which no schema can describe")
                : Optional.empty();
    }

    /** The concrete classes by the names that Jackson knows them by. */
    private Map<String, TypeElement> variants(TypeElement type, Place place) {
        Map<String, TypeElement> found = new LinkedHashMap<>();
        Map<String, String> named = new LinkedHashMap<>();
        JacksonAnnotations.onTypeOrAbove(type, JacksonAnnotations.SUB_TYPES)
                .ifPresent(subtypes -> PropertyAnnotations.annotations(subtypes, "value")
                        .forEach(each -> PropertyAnnotations.given(each, "value")
                                .ifPresent(variant ->
                                        named.put(variant.toString(), PropertyAnnotations.text(each, "name")))));
        named.forEach((className, name) -> Optional.ofNullable(elements.getTypeElement(className))
                .ifPresent(variant -> addVariant(variant, name, found, place)));
        if (named.isEmpty()) {
            addVariant(type, "", found, place);
        }
        return found;
    }

    private void addVariant(TypeElement type, String name, Map<String, TypeElement> found, Place place) {
        boolean concrete =
                type.getKind() != ElementKind.INTERFACE && !type.getModifiers().contains(Modifier.ABSTRACT);
        if (concrete) {
            String known = name.isEmpty() ? typeName(type) : name;
            TypeElement other = found.putIfAbsent(known, type);
            if (other != null && !other.equals(type)) {
                problems.add(
                        Kind.DECLARATION,
                        place,
                        type.getSimpleName().toString(),
                        "its variant name \"" + known + "\" is already used by " + other.getSimpleName()
                                + "; set another in @JsonSubTypes or @JsonTypeName");
            }
        }
        for (TypeMirror permitted : type.getPermittedSubclasses()) {
            TypeReader.element(permitted).ifPresent(variant -> addVariant(variant, "", found, place));
        }
    }

    private String typeName(TypeElement type) {
        return AnnotationReader.find(type, JacksonAnnotations.TYPE_NAME)
                .map(annotation -> annotation.text("value").value())
                .filter(name -> !name.isEmpty())
                .orElseGet(() -> {
                    String binary = elements.getBinaryName(type).toString();
                    return binary.substring(binary.lastIndexOf('.') + 1);
                });
    }
}
