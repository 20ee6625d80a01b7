package io.openbroker.runtime.internal.schema;

import io.openbroker.annotation.SchemaDraft;
import io.openbroker.catalog.DraftUri;
import io.openbroker.model.OsbOperation;
import io.openbroker.runtime.Limits;
import io.openbroker.runtime.generated.CatalogDocument;
import io.openbroker.runtime.internal.json.JsonReader;
import io.openbroker.runtime.internal.response.Rejection;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** A schema as the catalog of a broker publishes it, for the parameters of a provisioning. JSON may have ' for ". */
final class TestSchema {

    private static final JsonReader READER = new JsonReader(Limits.DEFAULT);

    private final String text;
    private final ParameterSchemas schemas;

    private TestSchema(String text) {
        this.text = text;
        this.schemas = ParameterSchemas.of(CatalogDocument.of(
                ("{\"services\": [{\"plans\": [{\"id\": \"p\", \"schemas\": {\"service_instance\": {\"create\": {\"parameters\": "
                                + text + "}}}}]}]}")
                        .getBytes(StandardCharsets.UTF_8)));
    }

    /** One of the parameter "a". */
    static TestSchema of(SchemaDraft draft, String ofA) {
        return ofParameters(draft, "{'properties': {'a': " + ofA + "}}");
    }

    static TestSchema ofParameters(SchemaDraft draft, String schema) {
        return new TestSchema(quoted(schema).replaceFirst("\\{", "{\"\\$schema\": \"" + DraftUri.of(draft) + "\", "));
    }

    /** Checks the parameter "a". */
    void check(String a) {
        check(read("{'a': " + a + "}"));
    }

    void check(Map<String, Object> parameters) {
        schemas.check("p", OsbOperation.PROVISION, parameters);
    }

    boolean takes(String a) {
        try {
            check(a);
            return true;
        } catch (Rejection e) {
            return false;
        }
    }

    static Map<String, Object> read(String parameters) {
        return READER.readObject(quoted(parameters).getBytes(StandardCharsets.UTF_8));
    }

    private static String quoted(String json) {
        return json.replace('\'', '"');
    }

    @Override
    public String toString() {
        return text;
    }
}
