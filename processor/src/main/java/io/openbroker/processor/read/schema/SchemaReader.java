package io.openbroker.processor.read.schema;

import io.openbroker.catalog.json.JsonLibrary;
import io.openbroker.processor.diagnostic.SourceRef;
import io.openbroker.processor.model.schema.ParametersSchema;
import io.openbroker.processor.model.schema.SchemaModel;
import io.openbroker.processor.model.schema.SchemaModel.ListOf;
import io.openbroker.processor.model.schema.SchemaModel.MapOf;
import io.openbroker.processor.model.schema.SchemaModel.Range;
import io.openbroker.processor.model.schema.SchemaProblem.Kind;
import io.openbroker.processor.read.annotation.TypeReader;
import io.openbroker.processor.read.compiled.CompiledTypes;
import io.openbroker.processor.read.compiled.DocComments;
import io.openbroker.processor.read.compiled.HiddenAnnotations;
import io.openbroker.processor.read.compiled.JavadocText;
import io.openbroker.processor.read.schema.SchemaProblems.Place;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import javax.lang.model.AnnotatedConstruct;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.WildcardType;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;

/** Reads the type of a handler's parameters into a schema; for one such type. */
final class SchemaReader {

    private static final Set<String> LISTS =
            Set.of("java.lang.Iterable", "java.util.Collection", "java.util.List", "java.util.ArrayList");
    private static final Set<String> SETS = Set.of(
            "java.util.Set",
            "java.util.HashSet",
            "java.util.LinkedHashSet",
            "java.util.SortedSet",
            "java.util.NavigableSet",
            "java.util.TreeSet");
    private static final Set<String> MAPS = Set.of(
            "java.util.Map",
            "java.util.HashMap",
            "java.util.LinkedHashMap",
            "java.util.SortedMap",
            "java.util.NavigableMap",
            "java.util.TreeMap");

    private final SchemaProblems problems = new SchemaProblems();
    private final ConstraintReader constraints = ConstraintReader.of(problems);
    private final ConstraintConflicts conflicts = new ConstraintConflicts(problems);
    private final CompiledTypes compiled;
    private final ObjectSchemaReader objects;
    private final VariantReader variants;
    private final HiddenAnnotations hidden;
    private final SingleValueTypes singleValues;

    /** The schema of each type, by name. */
    private final Map<String, SchemaModel> definitions = new LinkedHashMap<>();

    /** The names of the types whose annotations the compiler hides. */
    private final Set<String> unreadable = new LinkedHashSet<>();
    /** The names of definitions, by type and variant. */
    private final Map<String, String> names = new HashMap<>();

    private SchemaReader(Elements elements, Types types, CompiledTypes compiled, JavadocText javadoc) {
        this.hidden = compiled.annotations();
        this.compiled = compiled;
        this.singleValues = new SingleValueTypes(types, javadoc);
        this.objects = new ObjectSchemaReader(elements, types, compiled, this, problems, javadoc);
        this.variants = new VariantReader(elements, types, this, problems, objects, javadoc);
    }

    /** Reads the type of parameters; what it cannot follow is among the problems. */
    static ParametersSchema.Derived read(
            Elements elements, Types types, CompiledTypes compiled, DeclaredType root, Place place) {
        DocComments.Seen comments = compiled.commentsFrom(place.source().element());
        SchemaReader reader = new SchemaReader(elements, types, compiled, new JavadocText(comments));
        if (SingleValueTypes.isOne((TypeElement) root.asElement())) {
            reader.unsupported(root, "parameters must be a JSON object, but this type is a single JSON value", place);
        }
        SchemaModel schema = reader.shape(root, place);
        comments.withoutSource().forEach(type -> reader.problems.add(Kind.WITHOUT_SOURCE, place, type));
        reader.unreadable.forEach(type -> reader.problems.add(Kind.HIDDEN, place, type));
        String name = schema instanceof SchemaModel.Reference reference ? reference.definition() : "";
        return new ParametersSchema.Derived(name, reader.definitions, reader.problems.all());
    }

    /** The schema of a value with that type and those annotations. */
    SchemaModel value(TypeMirror type, PropertyAnnotations annotations, Place place) {
        if (TypeReader.is(type, Optional.class)) {
            TypeMirror inner = argument(type, 0);
            if (Nullness.isOptional(inner)) {
                problems.add(Kind.TYPE, place, TypeReader.show(type), "it is an Optional inside an Optional");
            }
            return value(inner, ofArgument(type, 0).and(annotations), place);
        }
        SchemaModel shape = shape(type, place);
        conflicts.check(shape, annotations, place);
        return constraints.apply(shape, annotations.all(), place);
    }

    private SchemaModel elementOf(TypeMirror container, int index, Place place) {
        return element(argument(container, index), ofArgument(container, index), place);
    }

    private PropertyAnnotations ofArgument(TypeMirror type, int index) {
        return PropertyAnnotations.of(List.of(argument(type, index)), hidden.onArgument(type, index));
    }

    private SchemaModel element(TypeMirror type, PropertyAnnotations annotations, Place place) {
        if (Nullness.isOptional(type)) {
            problems.add(Kind.TYPE, place, TypeReader.show(type), "elements of lists and maps cannot be Optional");
        }
        return value(type, annotations, place);
    }

    private SchemaModel shape(TypeMirror type, Place place) {
        if (type instanceof WildcardType wildcard && wildcard.getExtendsBound() != null) {
            return shape(wildcard.getExtendsBound(), place);
        }
        Optional<SchemaModel> scalar = ScalarSchemas.of(type);
        if (scalar.isPresent()) {
            return scalar.get();
        }
        if (type instanceof ArrayType array) {
            return array(array, place);
        }
        return type instanceof DeclaredType declared
                ? declared(declared, place)
                : unsupported(type, "it has no form in JSON", place);
    }

    private SchemaModel array(ArrayType type, Place place) {
        TypeMirror component = type.getComponentType();
        return switch (component.getKind()) {
            case BYTE -> ScalarSchemas.BYTES;
            case CHAR -> unsupported(type, "Jackson reads it from a string; use String", place);
            // In Java, what stands before an array stands before its elements too; for Jakarta Validation it is the
            // array's.
            default -> new ListOf(element(component, PropertyAnnotations.of(List.of()), place), false, Range.ANY);
        };
    }

    private SchemaModel declared(DeclaredType type, Place place) {
        TypeElement element = (TypeElement) type.asElement();
        String name = element.getQualifiedName().toString();
        if (MAPS.contains(name)) {
            return map(type, place);
        }
        if (LISTS.contains(name) || SETS.contains(name)) {
            return type.getTypeArguments().isEmpty()
                    ? unsupported(type, "it has no type argument", place)
                    : new ListOf(elementOf(type, 0, place), SETS.contains(name), Range.ANY);
        }
        if (element.getKind() == ElementKind.ENUM) {
            return constants(element);
        }
        if (variants.isPolymorphic(element)) {
            return define(type, "", () -> variants.read(type, place));
        }
        if (SingleValueTypes.isOne(element)) {
            return define(type, "", () -> sole(element, singleValues.of(type)));
        }
        Optional<JsonLibrary> library = JsonLibrary.ofClass(name);
        if (library.isPresent()) {
            return unsupported(
                    type,
                    "Jackson 3 reads JSON, and does not know the types of "
                            + library.get().shownName()
                            + "; use Map<String, Object> or tools.jackson.databind.JsonNode",
                    place);
        }
        if (objects.isObject(element)) {
            return define(type, "", () -> objects.read(type, List.of(), place));
        }
        if (objects.isOfUser(element)) {
            problems.add(Kind.DECLARATION, place, TypeReader.show(type), objects.whyNot(element));
            return new SchemaModel.Any();
        }
        return unsupported(type, objects.whyNot(element), place);
    }

    /** The names by which Jackson knows the constants of an enum. */
    private SchemaModel.Choice constants(TypeElement type) {
        JacksonAnnotations.onType(type, problems);
        List<String> names = new ArrayList<>();
        List<String> aliases = new ArrayList<>();
        for (Element constant : compiled.members(type)) {
            if (constant.getKind() == ElementKind.ENUM_CONSTANT) {
                PropertyAnnotations annotations = PropertyAnnotations.of(List.of(constant, constant.asType()));
                names.add(annotations
                        .value(JacksonAnnotations.PROPERTY)
                        .orElseGet(() -> constant.getSimpleName().toString()));
                aliases.addAll(annotations.values(JacksonAnnotations.ALIAS));
            }
        }
        names.addAll(aliases);
        return new SchemaModel.Choice(names.stream().distinct().toList());
    }

    /** The schema of a type whose JSON is that of its only value. */
    private SchemaModel sole(TypeElement type, ObjectMember member) {
        JacksonAnnotations.onType(type, problems);
        UnenforcedConstraints.check(type, List.of(member), problems);
        Place place = new Place(type.getSimpleName() + "." + member.name(), SourceRef.of(type));
        if (Nullness.isOptional(member.type())) {
            problems.add(
                    Kind.TYPE, place, TypeReader.show(member.type()), "the only value of a type cannot be Optional");
        }
        SchemaModel schema = value(member.type(), annotations(member), place);
        if (schema instanceof SchemaModel.Numeric) {
            problems.add(
                    Kind.TYPE,
                    place,
                    type.getSimpleName().toString(),
                    "Jackson reads a number in such a type differently");
        }
        String text = objects.description(type);
        return text.isEmpty() ? schema : new SchemaModel.Described(schema, text);
    }

    /** Those of what Jackson sets, wherever they are. */
    PropertyAnnotations annotations(ObjectMember member) {
        List<AnnotationMirror> inClassFiles = new ArrayList<>();
        member.declarations().forEach(declaration -> inClassFiles.addAll(hidden.on(declaration)));
        List<AnnotatedConstruct> places = new ArrayList<>(member.declarations());
        places.add(member.type());
        return PropertyAnnotations.of(places, inClassFiles);
    }

    private SchemaModel map(DeclaredType type, Place place) {
        if (type.getTypeArguments().isEmpty()) {
            return unsupported(type, "it has no type arguments", place);
        }
        TypeMirror key = argument(type, 0);
        for (AnnotationMirror annotation : ofArgument(type, 0).all()) {
            if (Constraints.isConstraint(annotation) && !Constraints.demandsPresenceOnly(annotation)) {
                problems.add(
                        Kind.ANNOTATION,
                        place,
                        PropertyAnnotations.simpleName(annotation),
                        "it is on the keys of a map, for which JSON schema draft 4 has no keyword");
            }
        }
        SchemaModel values = elementOf(type, 1, place);
        if (TypeReader.is(key, String.class)) {
            return new MapOf(List.of(), values, Range.ANY);
        }
        if (TypeReader.isEnum(key)) {
            SchemaModel.Choice names = constants(TypeReader.element(key).orElseThrow());
            return new MapOf(names.values(), values, Range.ANY);
        }
        return unsupported(type, "the keys of a map must be strings or enum constants", place);
    }

    /** A reference to the schema of a type, which is read once, so types may contain themselves. */
    SchemaModel define(DeclaredType type, String variant, Supplier<SchemaModel> reader) {
        unreadable.addAll(hidden.read((TypeElement) type.asElement()));
        String key = variant + ":" + key(type);
        String known = names.get(key);
        if (known != null) {
            return new SchemaModel.Reference(known);
        }
        String name = freeName(TypeReader.show(type).replaceAll("\\W+", "_").replaceAll("_$", ""));
        names.put(key, name);
        // Reserves the place, so that definitions are in the order in which they are found.
        definitions.put(name, new SchemaModel.Any());
        definitions.put(name, reader.get());
        return new SchemaModel.Reference(name);
    }

    /** The identity of a type: the class, and its type arguments with their constraints, without constraints on one use. */
    private static String key(TypeMirror type) {
        List<? extends TypeMirror> arguments = TypeReader.arguments(type);
        String name = TypeReader.element(type)
                .map(element -> element.getQualifiedName().toString())
                .orElseGet(type::toString);
        return arguments.isEmpty()
                ? name
                : arguments.stream()
                        .map(argument ->
                                PropertyAnnotations.of(List.of(argument)).keys() + " " + key(argument))
                        .collect(Collectors.joining(",", name + "<", ">"));
    }

    private String freeName(String wanted) {
        String name = wanted;
        for (int i = 2; definitions.containsKey(name); i++) {
            name = wanted + i;
        }
        return name;
    }

    private SchemaModel unsupported(TypeMirror type, String reason, Place place) {
        problems.add(Kind.TYPE, place, TypeReader.show(type), reason);
        return new SchemaModel.Any();
    }

    private static TypeMirror argument(TypeMirror type, int index) {
        return TypeReader.arguments(type).get(index);
    }
}
