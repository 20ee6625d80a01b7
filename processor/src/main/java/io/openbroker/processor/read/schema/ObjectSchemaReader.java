package io.openbroker.processor.read.schema;

import io.openbroker.processor.diagnostic.SourceRef;
import io.openbroker.processor.model.schema.SchemaModel;
import io.openbroker.processor.model.schema.SchemaModel.Property;
import io.openbroker.processor.model.schema.SchemaProblem.Kind;
import io.openbroker.processor.read.annotation.AnnotationReader;
import io.openbroker.processor.read.annotation.ClassReader;
import io.openbroker.processor.read.annotation.TypeReader;
import io.openbroker.processor.read.compiled.CompiledTypes;
import io.openbroker.processor.read.compiled.JavadocText;
import io.openbroker.processor.read.schema.SchemaProblems.Place;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;

/** Reads records and beans: their properties, as Jackson knows them. */
final class ObjectSchemaReader {

    /** Alternatives to classes of the JDK that are often used. */
    private static final Map<String, String> ALTERNATIVES = Map.ofEntries(
            Map.entry("java.util.Date", "java.time.Instant"),
            Map.entry("java.util.Calendar", "java.time.ZonedDateTime"),
            Map.entry("java.sql.Date", "java.time.LocalDate"),
            Map.entry("java.sql.Timestamp", "java.time.Instant"),
            Map.entry("java.io.File", "String"),
            Map.entry("java.nio.file.Path", "String"),
            Map.entry("java.net.URL", "java.net.URI"),
            Map.entry("java.net.InetAddress", "String"),
            Map.entry("java.util.Locale", "String"),
            Map.entry("java.util.Currency", "String"),
            Map.entry("java.util.regex.Pattern", "String"),
            Map.entry("java.nio.charset.Charset", "String"),
            Map.entry("java.lang.StringBuilder", "String"),
            Map.entry("java.lang.Class", "String"),
            Map.entry("java.lang.Number", "java.math.BigDecimal"),
            Map.entry("java.util.concurrent.atomic.AtomicInteger", "int"),
            Map.entry("java.util.concurrent.atomic.AtomicLong", "long"),
            Map.entry("java.util.Properties", "Map<String, String>"),
            Map.entry("java.util.Queue", "List"),
            Map.entry("java.util.Deque", "List"),
            Map.entry("java.util.stream.Stream", "List"),
            Map.entry("java.util.function.Supplier", "the type that it supplies"));

    private final TypeReader typeReader;
    private final SchemaReader schemas;
    private final SchemaProblems problems;
    private final JavadocText javadoc;
    private final Nullness nullness;
    private final RecordMembers records;
    private final BeanMembers beans;

    ObjectSchemaReader(
            Elements elements,
            Types types,
            CompiledTypes compiled,
            SchemaReader schemas,
            SchemaProblems problems,
            JavadocText javadoc) {
        this.typeReader = new TypeReader(elements, types);
        this.schemas = schemas;
        this.problems = problems;
        this.javadoc = javadoc;
        this.nullness = new Nullness(elements);
        this.records = new RecordMembers(types, javadoc);
        this.beans = new BeanMembers(types, compiled, javadoc);
    }

    boolean isObject(TypeElement type) {
        return obstacle(type).isEmpty();
    }

    /** Whether the class is not one of the JDK. */
    boolean isOfUser(TypeElement type) {
        return !typeReader.ofJdk(type);
    }

    String whyNot(TypeElement type) {
        return obstacle(type).orElse("it has no properties");
    }

    private Optional<String> obstacle(TypeElement type) {
        if (typeReader.ofJdk(type)) {
            String alternative = ALTERNATIVES.get(type.getQualifiedName().toString());
            return Optional.of(
                    alternative == null
                            ? "this class of the JDK is not supported"
                            : "it has no form in JSON; use " + alternative);
        }
        if (type.getKind() == ElementKind.RECORD) {
            return Optional.empty();
        }
        if (type.getKind() != ElementKind.CLASS) {
            return Optional.of("it is an interface without @JsonTypeInfo(use = NAME, property = …)");
        }
        return ClassReader.isInner(type)
                ? Optional.of("it is an inner class; make it static")
                : BeanMembers.obstacle(type);
    }

    /** The properties of a record or bean, after those that are given. */
    SchemaModel read(DeclaredType type, List<Property> first, Place place) {
        TypeElement element = (TypeElement) type.asElement();
        int before = problems.all().size();
        JacksonAnnotations.onType(element, problems);
        boolean readDifferently = problems.all().size() > before;
        List<ObjectMember> members = element.getKind() == ElementKind.RECORD ? records.of(type) : beans.of(type);
        if (element.getKind() != ElementKind.RECORD && beans.lacksProperties(type)) {
            if (!readDifferently) {
                problems.add(Kind.NO_PROPERTIES, place, TypeReader.show(type));
            }
        } else {
            UnenforcedConstraints.check(element, members, problems);
        }
        JacksonAnnotations.IgnoredProperties ignored = JacksonAnnotations.ignoredProperties(element);
        PropertyNaming naming = PropertyNaming.of(element);
        List<Property> properties = new ArrayList<>();
        for (ObjectMember member : members) {
            property(element, member, naming, place)
                    .filter(property -> !ignored.names().contains(property.name()))
                    .ifPresent(properties::add);
        }
        if (ignored.unknown() && properties.size() < members.size()) {
            problems.add(
                    Kind.ANNOTATION,
                    place,
                    "JsonIgnoreProperties",
                    "its \"ignoreUnknown\" accepts unknown properties, but the schema would reject the ones that it leaves out");
        }
        properties.addAll(0, first);
        checkNames(element, properties, place);
        return new SchemaModel.ObjectOf(description(element), properties, ignored.unknown());
    }

    /** The description of a type, from its annotation or Javadoc. */
    String description(TypeElement type) {
        return AnnotationReader.find(type, JacksonAnnotations.CLASS_DESCRIPTION)
                .map(annotation -> annotation.text("value").value())
                .orElseGet(() -> javadoc.description(type));
    }

    private void checkNames(TypeElement type, List<Property> properties, Place place) {
        Set<String> names = new HashSet<>();
        for (Property property : properties) {
            for (String name : names(property)) {
                if (!names.add(name)) {
                    problems.add(
                            Kind.DECLARATION,
                            place,
                            type.getSimpleName().toString(),
                            "two of its properties have the name " + name);
                }
            }
        }
    }

    private static List<String> names(Property property) {
        List<String> names = new ArrayList<>(property.aliases());
        names.add(property.name());
        return names;
    }

    private Optional<Property> property(TypeElement owner, ObjectMember member, PropertyNaming naming, Place outer) {
        PropertyAnnotations annotations = schemas.annotations(member);
        if (isLeftOut(annotations)) {
            return Optional.empty();
        }
        Element first = member.declarations().get(0);
        Place place = new Place(
                owner.getSimpleName() + "." + member.name(),
                owner.equals(first.getEnclosingElement()) ? SourceRef.of(source(owner, member)) : outer.source());
        if (BeanMembers.hasRivalSetters(member)) {
            problems.add(
                    Kind.DECLARATION,
                    place,
                    owner.getSimpleName().toString(),
                    "it has several setters for one property; keep one");
        }
        SchemaModel schema = schemas.value(member.type(), annotations, place);
        if (nullness.allowsNull(member.type(), annotations)) {
            schema = new SchemaModel.OrNull(schema);
        }
        String text = annotations
                .find(JacksonAnnotations.DESCRIPTION)
                .map(annotation -> PropertyAnnotations.text(annotation, "value"))
                .orElse(member.description());
        return Optional.of(new Property(
                annotations.value(JacksonAnnotations.PROPERTY).orElseGet(() -> naming.of(member.name())),
                annotations.values(JacksonAnnotations.ALIAS),
                nullness.isRequired(member, annotations, owner),
                text.isEmpty() ? schema : new SchemaModel.Described(schema, text)));
    }

    /** The compiler points at fields, and not at components, of records. */
    private static Element source(TypeElement owner, ObjectMember member) {
        return member.declarations().stream()
                .filter(declaration ->
                        declaration.getKind() == ElementKind.FIELD && owner.equals(declaration.getEnclosingElement()))
                .findFirst()
                .orElse(member.declarations().get(0));
    }

    private static boolean isLeftOut(PropertyAnnotations annotations) {
        return annotations.isSet(JacksonAnnotations.IGNORE, "value", true)
                || annotations
                        .find(JacksonAnnotations.PROPERTY)
                        .filter(property ->
                                PropertyAnnotations.text(property, "access").endsWith("READ_ONLY"))
                        .isPresent();
    }
}
