package io.openbroker.undertow.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.openbroker.annotation.SchemaDraft;
import io.openbroker.model.OsbOperation;
import io.openbroker.runtime.Limits;
import io.openbroker.runtime.generated.BrokerDispatcher;
import io.openbroker.runtime.internal.json.JsonReader;
import io.openbroker.runtime.internal.json.ParametersReader;
import io.openbroker.runtime.internal.response.Rejection;
import io.openbroker.runtime.internal.schema.ParameterSchemas;
import jakarta.validation.Validation;
import jakarta.validation.Validator;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.hibernate.validator.messageinterpolation.ParameterMessageInterpolator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.cfg.EnumFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Documents made at random from the published schema. The schema lets through exactly what can be read and keeps the
 * constraints, which a reference implementation of Jakarta Validation decides; and nothing of it is lost in reading. Only
 * what is absent or null is left to the schema alone. The system property
 * {@code openbroker.agreement.documents} says how many documents are made of each schema.
 */
@Tag("slow")
class ParametersAgreementTest {

    private static final int DOCUMENTS = Integer.getInteger("openbroker.agreement.documents", 40);

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(EnumFeature.WRITE_ENUMS_USING_TO_STRING)
            .build();

    private static final Validator VALIDATOR = Validation.byDefaultProvider()
            .configure()
            .messageInterpolator(new ParameterMessageInterpolator())
            .buildValidatorFactory()
            .getValidator();

    /** The schema of a plan's parameters for an operation, and the type that they become. */
    private record Case(BrokerDispatcher dispatcher, int plan, OsbOperation operation, Class<?> type) {

        JsonNode schema() {
            String name = operation == OsbOperation.PROVISION ? "create" : "update";
            return planNode().at("/schemas/service_instance/" + name + "/parameters");
        }

        String planId() {
            return planNode().path("id").asString();
        }

        private JsonNode planNode() {
            return JSON.readTree(dispatcher.catalog().json()).at("/services/0/plans/" + plan);
        }

        @Override
        public String toString() {
            return type.getSimpleName() + " of plan " + plan;
        }
    }

    static Stream<Case> cases() {
        BrokerDispatcher plain = new ParametersBrokerDispatcher(new ParametersBroker());
        BrokerDispatcher agreement = new AgreementBrokerDispatcher(new AgreementBroker());
        return IntStream.range(0, SchemaDraft.values().length)
                .boxed()
                .flatMap(plan -> Stream.of(
                        new Case(plain, plan, OsbOperation.PROVISION, ParametersBroker.Create.class),
                        new Case(plain, plan, OsbOperation.UPDATE, ParametersBroker.Everything.class),
                        new Case(agreement, plan, OsbOperation.PROVISION, AgreementBroker.Constrained.class),
                        new Case(agreement, plan, OsbOperation.UPDATE, AgreementBroker.Annotated.class)));
    }

    @Test
    void everyDraftHasItsCases() {
        assertThat(cases().map(each -> each.schema().path("$schema").asString()).distinct())
                .containsExactlyInAnyOrder(
                        "http://json-schema.org/draft-04/schema#",
                        "http://json-schema.org/draft-06/schema#",
                        "http://json-schema.org/draft-07/schema#",
                        "https://json-schema.org/draft/2019-09/schema",
                        "https://json-schema.org/draft/2020-12/schema");
    }

    @ParameterizedTest
    @MethodSource("cases")
    void whatIsValidIsWhatCanBeReadAndKeepsTheConstraints(Case subject) {
        Subject checked = new Subject(subject);
        int valid = 0;
        for (long seed = 0; seed < DOCUMENTS; seed++) {
            Map<String, Object> parameters = parameters(new DocumentGenerator(checked.schema, seed).generate());
            Optional<Rejection> rejection = checked.rejection(parameters);
            boolean keeps = checked.read(parameters)
                    .map(object -> VALIDATOR.validate(object).isEmpty())
                    .orElse(false);
            valid += rejection.isEmpty() ? 1 : 0;
            assertThat(rejection.isEmpty())
                    .as("seed %s: %s, %s", seed, parameters, rejection.map(Throwable::getMessage))
                    .isEqualTo(keeps);
        }
        assertThat(valid).isBetween(1, DOCUMENTS - 1);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void nothingOfWhatIsValidIsLostInReading(Case subject) {
        Subject checked = new Subject(subject);
        for (long seed = 0; seed < DOCUMENTS; seed++) {
            JsonNode document = new DocumentGenerator(checked.schema, seed).generate();
            Map<String, Object> parameters = parameters(document);
            if (checked.rejection(parameters).isEmpty()) {
                JsonNode written = JSON.readTree(
                        JSON.writeValueAsBytes(checked.read(parameters).orElseThrow()));
                assertThat(Likeness.of("", document, written))
                        .as("seed %s: %s became %s", seed, document, written)
                        .isTrue();
            }
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void whatIsAbsentOrNullWhereItMustNotBeIsInvalid(Case subject) {
        Subject checked = new Subject(subject);
        int withGaps = 0;
        for (long seed = 0; seed < DOCUMENTS; seed++) {
            DocumentGenerator generator = DocumentGenerator.withGaps(checked.schema, seed);
            JsonNode document = generator.generate();
            if (generator.gaps() > 0) {
                withGaps++;
                assertThat(checked.rejection(parameters(document)))
                        .as("seed %s: %s", seed, document)
                        .isPresent();
            }
        }
        assertThat(withGaps).isGreaterThan(DOCUMENTS / 20);
    }

    private static Map<String, Object> parameters(JsonNode document) {
        return new JsonReader(Limits.DEFAULT).readObject(JSON.writeValueAsBytes(document));
    }

    /** A case with its schema compiled. */
    private static final class Subject {

        private final Case given;
        private final JsonNode schema;
        private final ParameterSchemas schemas;
        private final String planId;

        Subject(Case given) {
            this.given = given;
            this.schema = given.schema();
            this.schemas = ParameterSchemas.of(given.dispatcher().catalog());
            this.planId = given.planId();
        }

        Optional<Rejection> rejection(Map<String, Object> parameters) {
            try {
                schemas.check(planId, given.operation(), parameters);
                return Optional.empty();
            } catch (Rejection e) {
                return Optional.of(e);
            }
        }

        Optional<Object> read(Map<String, Object> parameters) {
            try {
                return Optional.of(ParametersReader.read(parameters, given.type()));
            } catch (Rejection e) {
                return Optional.empty();
            }
        }
    }
}
