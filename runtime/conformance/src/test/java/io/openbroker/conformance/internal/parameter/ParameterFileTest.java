package io.openbroker.conformance.internal.parameter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.openbroker.client.http.Header;
import io.openbroker.conformance.internal.catalog.Offering;
import io.openbroker.conformance.internal.catalog.Plan;
import io.openbroker.conformance.internal.catalog.SchemaPlace;
import io.openbroker.conformance.internal.exchange.JsonView;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

class ParameterFileTest {

    private static final String FILE = """
            headers:
              X-Tenant: 17
            context: {platform: other}
            provision: {size: 1}
            offerings:
              queue:
                provision: {size: 2, labels: [a, 1.5, true, null]}
                bind_resource: {app_guid: app}
                plans:
                  p1:
                    provision: {size: 3}
            """;

    private final ParameterFile file = ParameterFile.read(FILE);

    @Test
    void takesTheMostParticularParameters() {
        assertThat(file.parameters(plan("queue", "p1"), SchemaPlace.PROVISION)).hasToString("Optional[{\"size\":3}]");
        assertThat(file.parameters(plan("queue", "p2"), SchemaPlace.PROVISION))
                .hasToString("Optional[{\"size\":2,\"labels\":[\"a\",1.5,true,null]}]");
        assertThat(file.parameters(plan("topic", "p1"), SchemaPlace.PROVISION)).hasToString("Optional[{\"size\":1}]");
        assertThat(file.parameters(plan("topic", "p1"), SchemaPlace.BIND)).isEmpty();
        assertThat(file.context(plan("queue", "p1"))).hasToString("Optional[{\"platform\":\"other\"}]");
        assertThat(file.bindResource(plan("queue", "p1"))).isPresent();
        assertThat(file.bindResource(plan("topic", "p1"))).isEmpty();
        assertThat(file.headers()).containsExactly(new Header("X-Tenant", "17"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'provison: {}'|line 1: \"provison\" is not known here. Expected: offerings, headers, provision, update, bind,"
                        + " context, bind_resource.",
                "'provision: 5'|line 1: \"provision\" is not an object.",
                "'[]'|line 1: The file of parameters is not a mapping.",
                "'offerings: {queue: {plans: {p1: {plans: {}}}}}'|line 1: \"plans\" is not known here. Expected: provision,",
                "'bind: {a: .inf}'|line 1: The number .inf is none of JSON.",
                "'headers: {a: [1]}'|line 1: Header \"a\" is not a string.",
                "'a: ['|line 1, column",
                "'bind: {a: 1, a: 2}'|line 1: \"a\" is there twice."
            })
    void saysWhatIsWrongAndWhere(String yaml, String message) {
        assertThatThrownBy(() -> ParameterFile.read(yaml))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("The file of parameters")
                .hasMessageContaining(message);
    }

    @Test
    void takesAnEmptyFile() {
        assertThat(ParameterFile.read("").headers()).isEmpty();
    }

    @Test
    void doesNotFollowReferencesWithoutEnd() {
        assertThatThrownBy(() -> ParameterFile.read("bind: &a {b: *a}")).isInstanceOf(IllegalArgumentException.class);
    }

    private static Plan plan(String offering, String id) {
        return new Plan(
                new Offering(JsonView.of(JsonMapper.shared().createObjectNode().put("name", offering))),
                JsonView.of(JsonMapper.shared().createObjectNode().put("id", id)));
    }
}
