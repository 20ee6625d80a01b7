package io.openbroker.conformance.internal.check.catalog;

import io.openbroker.annotation.SchemaDraft;
import io.openbroker.catalog.DraftUri;
import io.openbroker.conformance.Area;
import io.openbroker.conformance.internal.catalog.Catalog;
import io.openbroker.conformance.internal.catalog.Plan;
import io.openbroker.conformance.internal.catalog.SchemaPlace;
import io.openbroker.conformance.internal.check.Check;
import io.openbroker.conformance.internal.check.CheckBody;
import io.openbroker.conformance.internal.check.CheckBuilder;
import io.openbroker.conformance.internal.check.Probe;
import io.openbroker.conformance.internal.check.SpecSection;
import io.openbroker.conformance.internal.check.catalog.Fields.Kind;
import io.openbroker.conformance.internal.check.catalog.Fields.Scope;
import io.openbroker.conformance.internal.exchange.JsonView;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** Schemas of parameters. */
public final class SchemaChecks {

    private static final int LARGEST = 64 * 1024;

    private SchemaChecks() {}

    /** Returns the checks. */
    public static List<Check> checks() {
        return List.of(
                Check.must(Area.CATALOG, "catalog.schemas.object")
                        .section(SpecSection.SERVICE_PLAN)
                        .requirement("The schemas of a plan are an object.")
                        .remedy("Write schemas as an object with service_instance and service_binding.")
                        .catalog(Fields.optional(Scope.PLAN, Kind.OBJECT, "schemas")),
                Check.must(Area.CATALOG, "catalog.schemas.levels-objects")
                        .section(SpecSection.SCHEMAS)
                        .requirement("The members service_instance, service_binding, create and update are objects.")
                        .remedy("Nest each schema as in schemas.service_instance.create.parameters.")
                        .catalog(SchemaChecks::levels),
                Check.must(Area.CATALOG, "catalog.schemas.parameters-object")
                        .section(SpecSection.PARAMETERS_SCHEMA)
                        .requirement("A schema of parameters is an object.")
                        .remedy("Publish the JSON schema as an object, not as text, or leave it out.")
                        .catalog(SchemaChecks::parameters),
                must("catalog.schemas.dialect-present")
                        .requirement("A schema has $schema, the version of JSON schema, as a string.")
                        .remedy("Add \"$schema\": \"" + DraftUri.of(SchemaDraft.DRAFT_04) + "\".")
                        .catalog(each(schema -> Kind.TEXT.problem(schema.json().get("$schema")))),
                Check.should(Area.CATALOG, "catalog.schemas.dialect-known")
                        .section(SpecSection.PARAMETERS_SCHEMA)
                        .requirement("A schema names a draft of JSON schema that platforms may know: 4 to 2020-12.")
                        .remedy("Use draft 4, which every platform has to support.")
                        .catalog(each(schema -> schema.draft().isPresent()
                                        || !schema.json().get("$schema").isText()
                                ? Optional.empty()
                                : Optional.of(schema.json().get("$schema").pointer() + " is "
                                        + schema.json().get("$schema").shown()
                                        + ", which is not a known draft."))),
                must("catalog.schemas.valid")
                        .requirement("A schema is valid by the draft that it names.")
                        .remedy("Correct the schema, or name the draft in which it is written.")
                        .catalog(each(schema -> schema.draft()
                                .flatMap(draft -> schema.problem(draft)
                                        .map(problem -> "The schema is not valid by " + DraftUri.name(draft) + ": "
                                                + problem + ".")))),
                must("catalog.schemas.no-external-references")
                        .requirement("A schema has no references to other documents.")
                        .remedy("Copy the definition into the schema, and refer to it with \"#/definitions/…\".")
                        .catalog(each(schema -> first(
                                schema.externalReferences(),
                                reference -> reference.pointer() + " is " + reference.shown()
                                        + ", which refers to another document."))),
                Check.should(Area.CATALOG, "catalog.schemas.references-resolve")
                        .section(SpecSection.PARAMETERS_SCHEMA)
                        .requirement("References within a schema lead to a definition.")
                        .remedy("Add the definition, or correct the reference.")
                        .catalog(each(schema -> first(
                                schema.danglingReferences(),
                                reference ->
                                        reference.pointer() + " is " + reference.shown() + ", which leads nowhere."))),
                must("catalog.schemas.size")
                        .requirement("A schema is not larger than 64 kB.")
                        .remedy("Shorten descriptions, or share definitions with $ref.")
                        .catalog(each(schema -> schema.size() <= LARGEST
                                ? Optional.empty()
                                : Optional.of(schema.json().pointer() + " has " + schema.size()
                                        + " bytes. Expected: at most " + LARGEST + "."))),
                must("catalog.schemas.describe-objects")
                        .requirement("A schema describes a JSON object, as parameters are.")
                        .remedy("Set the type of the schema to \"object\".")
                        .catalog(each(SchemaChecks::notOfObjects)));
    }

    private static CheckBuilder must(String id) {
        return Check.must(Area.CATALOG, id).section(SpecSection.PARAMETERS_SCHEMA);
    }

    private static CheckBody.OfCatalog each(Function<PublishedSchema, Optional<String>> problem) {
        return (probe, catalog) -> {
            List<PublishedSchema> schemas = PublishedSchema.of(catalog);
            if (schemas.isEmpty()) {
                throw probe.notApplicable("No service plan publishes a schema.");
            }
            schemas.forEach(
                    schema -> problem.apply(schema).ifPresent(sentence -> probe.fail(sentence, catalog.exchange())));
        };
    }

    private static Optional<String> first(List<JsonView> found, Function<JsonView, String> sentence) {
        return found.stream().findFirst().map(sentence);
    }

    private static void levels(Probe probe, Catalog catalog) {
        List<JsonView> levels = new ArrayList<>();
        for (Plan plan : catalog.plans()) {
            JsonView schemas = plan.json().get("schemas");
            for (String resource : List.of("service_instance", "service_binding")) {
                levels.add(schemas.get(resource));
                levels.add(schemas.get(resource).get("create"));
            }
            levels.add(schemas.get("service_instance").get("update"));
        }
        objects(probe, catalog, levels);
    }

    private static void parameters(Probe probe, Catalog catalog) {
        objects(
                probe,
                catalog,
                catalog.plans().stream()
                        .flatMap(plan -> Stream.of(SchemaPlace.values())
                                .map(place -> place.in(plan.json().get("schemas"))))
                        .toList());
    }

    private static void objects(Probe probe, Catalog catalog, List<JsonView> values) {
        List<JsonView> present = values.stream().filter(JsonView::isPresent).toList();
        if (present.isEmpty()) {
            throw probe.notApplicable("No service plan publishes a schema.");
        }
        present.forEach(
                value -> Kind.OBJECT.problem(value).ifPresent(problem -> probe.fail(problem, catalog.exchange())));
    }

    private static Optional<String> notOfObjects(PublishedSchema schema) {
        JsonView type = schema.json().get("type");
        boolean objects = !type.isPresent()
                || type.text().equals("object")
                || type.elements().stream().anyMatch(one -> one.text().equals("object"));
        return objects
                ? Optional.empty()
                : Optional.of(type.pointer() + " is " + type.shown() + ". Expected: \"object\".");
    }
}
