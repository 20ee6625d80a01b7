package io.openbroker.undertow.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.openbroker.model.OsbOperation;
import io.openbroker.runtime.Limits;
import io.openbroker.runtime.answer.Refusal;
import io.openbroker.runtime.json.JsonReader;
import io.openbroker.runtime.json.ParametersReader;
import io.openbroker.runtime.schema.ParameterSchemas;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Documents made at random from the published schema: what it lets through can be read, and nothing else of another type. */
class ParametersAgreementTest {

    private static final int DOCUMENTS = 3_000;

    private final ParametersBrokerDispatcher dispatcher = new ParametersBrokerDispatcher(new ParametersBroker());
    private final ParameterSchemas schemas = ParameterSchemas.of(dispatcher.catalog());
    private final JsonNode plans =
            JsonMapper.shared().readTree(dispatcher.catalog().json()).at("/services/0/plans");

    @ParameterizedTest
    @ValueSource(ints = {0, 1})
    void whatIsValidCanBeRead(int plan) {
        int valid = 0;
        for (long seed = 0; seed < DOCUMENTS; seed++) {
            Map<String, Object> parameters = document(plan, "create", seed);
            if (isValid(plan, OsbOperation.PROVISION, parameters)) {
                valid++;
                assertThat(isReadable(parameters, ParametersBroker.Create.class))
                        .as("seed %s: %s", seed, parameters)
                        .isTrue();
            }
        }
        assertThat(valid).isBetween(DOCUMENTS / 100, DOCUMENTS - 1);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1})
    void withoutConstraintsValidationAndReadingAgree(int plan) {
        int valid = 0;
        for (long seed = 0; seed < DOCUMENTS; seed++) {
            Map<String, Object> parameters = document(plan, "update", seed);
            boolean passes = isValid(plan, OsbOperation.UPDATE, parameters);
            valid += passes ? 1 : 0;
            assertThat(isReadable(parameters, ParametersBroker.Everything.class))
                    .as("seed %s: %s", seed, parameters)
                    .isEqualTo(passes);
        }
        assertThat(valid).isBetween(DOCUMENTS / 100, DOCUMENTS - 1);
    }

    private Map<String, Object> document(int plan, String name, long seed) {
        JsonNode schema = plans.get(plan).at("/schemas/service_instance/" + name + "/parameters");
        JsonNode document = new DocumentGenerator(schema, seed).generate();
        return new JsonReader(Limits.DEFAULT).readObject(JsonMapper.shared().writeValueAsBytes(document));
    }

    private boolean isValid(int plan, OsbOperation operation, Map<String, Object> parameters) {
        return passes(() -> schemas.check(plans.get(plan).path("id").asString(), operation, parameters));
    }

    private static boolean isReadable(Map<String, Object> parameters, Class<?> type) {
        return passes(() -> ParametersReader.read(parameters, type));
    }

    private static boolean passes(Runnable step) {
        try {
            step.run();
            return true;
        } catch (Refusal e) {
            return false;
        }
    }
}
