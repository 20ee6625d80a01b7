package io.openbroker.runtime.internal.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.openbroker.model.BindResource;
import io.openbroker.model.CloudFoundryContext;
import io.openbroker.model.KubernetesContext;
import io.openbroker.model.MaintenanceInfo;
import io.openbroker.model.Platform;
import io.openbroker.model.RequestIdentity;
import io.openbroker.runtime.Limits;
import io.openbroker.runtime.internal.command.BindCommand;
import io.openbroker.runtime.internal.command.Command;
import io.openbroker.runtime.internal.command.ProvisionCommand;
import io.openbroker.runtime.internal.command.UpdateCommand;
import io.openbroker.runtime.internal.platform.PlatformRoutes;
import io.openbroker.runtime.internal.response.Outcome;
import io.openbroker.runtime.internal.response.Rejection;
import io.openbroker.runtime.server.RequestHead;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Requests with a body. Bodies are written with single quotes. */
class BodyTest {

    private static final String PROVISION = "PUT /v2/service_instances/i";
    private static final String UPDATE = "PATCH /v2/service_instances/i";
    private static final String BIND = "PUT /v2/service_instances/i/service_bindings/b";
    private static final String GUIDS = "'organization_guid':'o','space_guid':'s'";

    private final CommandReader reader = new CommandReader(TestRequests.catalog(), Limits.DEFAULT);

    @Test
    void readsAProvisionRequest() {
        ProvisionCommand command = (ProvisionCommand) read(PROVISION + "?accepts_incomplete=true", """
                {'service_id':'s','plan_id':'q','organization_guid':'o','space_guid':'s','unknown':[1],
                 'context':{'platform':'cloudfoundry','organization_guid':'o','x':1},
                 'parameters':{'n':null,'deep':[{'a':1.5}]},
                 'maintenance_info':{'version':'1.0.0','description':5}}""");

        assertThat(command.instanceId()).isEqualTo("i");
        assertThat(command.target().plan().id()).isEqualTo("q");
        assertThat(command.target().service().id()).isEqualTo("s");
        assertThat(command.context())
                .isEqualTo(new CloudFoundryContext(
                        Map.of("platform", "cloudfoundry", "organization_guid", "o", "space_guid", "s", "x", 1)));
        assertThat(command.parameters()).containsKey("n").containsKey("deep");
        assertThat(command.maintenanceInfo()).contains(new MaintenanceInfo("1.0.0"));
        assertThat(command.acceptsIncomplete()).isTrue();
    }

    @Test
    void takesNullsForAbsentFields() {
        ProvisionCommand command = (ProvisionCommand) read(PROVISION, """
                {'service_id':'s','plan_id':'p','context':null,'parameters':null,'maintenance_info':null,
                 'organization_guid':'o','space_guid':'s'}""");

        assertThat(command.context())
                .isEqualTo(new CloudFoundryContext(Map.of("organization_guid", "o", "space_guid", "s")));
        assertThat(command.parameters()).isEmpty();
        assertThat(command.maintenanceInfo()).isEmpty();
    }

    @Test
    void needsNoGuidsOfOtherPlatforms() {
        ProvisionCommand command = (ProvisionCommand)
                read(PROVISION, "{'service_id':'s','plan_id':'p','context':{'platform':'kubernetes','namespace':'n'}}");

        assertThat(command.context())
                .isEqualTo(new KubernetesContext(Map.of("platform", "kubernetes", "namespace", "n")));
    }

    @Test
    void takesGuidsFromTheContext() {
        ProvisionCommand command = (ProvisionCommand)
                read(PROVISION, "{'service_id':'s','plan_id':'p','context':{'platform':'cloudfoundry'," + GUIDS + "}}");

        assertThat(command.context().text("organization_guid")).contains("o");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "'plan_id':'p'                                      | $.service_id is missing. Send a non-empty string.",
                "'service_id':null,'plan_id':'p'                    | $.service_id is null. Send a non-empty string.",
                "'service_id':5,'plan_id':'p'                       | $.service_id is 5. Send a non-empty string.",
                "'service_id':'','plan_id':'p'                      | $.service_id is empty. Send a non-empty string.",
                "'service_id':['s'],'plan_id':'p'                   | $.service_id is an array. Send a non-empty string.",
                "'service_id':'s','plan_id':true                    | $.plan_id is true. Send a non-empty string.",
                "'service_id':'s','plan_id':{}                      | $.plan_id is an object. Send a non-empty string.",
                "'service_id':'s'                                   | $.plan_id is missing. Send a non-empty string.",
                "'service_id':'s','plan_id':'p'                     | $.organization_guid is required unless",
                "'service_id':'s','plan_id':'p','organization_guid':'' | $.organization_guid is required unless",
                "'service_id':'s','plan_id':'p','organization_guid':'o' | $.space_guid is required unless",
                "'service_id':'s','plan_id':'p','organization_guid':'o','context':{'platform':'cloudfoundry','organization_guid':'x'} | $.organization_guid and $.context.organization_guid differ",
                "'service_id':'s','plan_id':'p','context':{'platform':5} | $.context.platform is 5. Send a string.",
                "'service_id':'s','plan_id':'p','context':[]        | $.context is an array. Send an object.",
                "'service_id':'s','plan_id':'p','context':{'platform':'kubernetes'},'parameters':'s3cr3t' | $.parameters is a string. Send an object.",
                "'service_id':'s','plan_id':'p','context':{'platform':'kubernetes'},'parameters':5 | $.parameters is a number. Send an object.",
                "'service_id':'s','plan_id':'p','context':{'platform':'kubernetes'},'maintenance_info':{'version':5} | $.maintenance_info.version is 5. Send a string.",
                "'service_id':'s','plan_id':'p','context':{'platform':'kubernetes'},'maintenance_info':'1' | $.maintenance_info is a string. Send an object."
            })
    void refusesMalformedProvisionRequests(String fields, String message) {
        assertRefused(Outcome.MALFORMED, PROVISION, "{" + fields + "}", message);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"x | p | service_id \"x\" is not in the catalog", "s | r | plan_id \"r\" is not a plan of"})
    void refusesWhatIsNotInTheCatalog(String service, String plan, String message) {
        String ids = "{'service_id':'" + service + "','plan_id':'" + plan + "'," + GUIDS + "}";

        assertRefused(Outcome.CATALOG_MISMATCH, PROVISION, ids, message);
        assertRefused(Outcome.CATALOG_MISMATCH, UPDATE, ids, message);
        assertRefused(Outcome.CATALOG_MISMATCH, BIND, ids, message);
    }

    @Test
    void takesMaintenanceWithoutAVersionForNone() {
        for (String info : new String[] {"{}", "{'version':null}", "{'version':''}", "{'description':'d'}"}) {
            ProvisionCommand command = (ProvisionCommand)
                    read(PROVISION, "{'service_id':'s','plan_id':'p'," + GUIDS + ",'maintenance_info':" + info + "}");
            assertThat(command.maintenanceInfo()).isEmpty();
        }
    }

    @Test
    void readsAnUpdateThatChangesNothing() {
        UpdateCommand command = (UpdateCommand) read(UPDATE, "{'service_id':'s','plan_id':null}");

        assertThat(command.service().id()).isEqualTo("s");
        assertThat(command.plan()).isEmpty();
        assertThat(command.context()).isEmpty();
        assertThat(command.parameters()).isEmpty();
        assertThat(command.maintenanceInfo()).isEmpty();
        assertThat(command.acceptsIncomplete()).isFalse();
    }

    @Test
    void readsAnUpdateOfEverything() {
        UpdateCommand command = (UpdateCommand) read(UPDATE, """
                {'service_id':'s','plan_id':'q','context':{'platform':'kubernetes'},'parameters':{},
                 'maintenance_info':{'version':'2.0.0'},
                 'previous_values':{'service_id':'x','plan_id':'','organization_id':'o','space_id':null,
                                    'maintenance_info':{'version':'1.0.0'},'parameters':[]}}""");

        assertThat(command.plan())
                .hasValueSatisfying(plan -> assertThat(plan.id()).isEqualTo("q"));
        assertThat(command.context()).contains(new KubernetesContext(Map.of("platform", "kubernetes")));
        assertThat(command.parameters()).contains(Map.of());
        assertThat(command.maintenanceInfo()).contains(new MaintenanceInfo("2.0.0"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "'plan_id':'p'                                         | $.service_id is missing. Send a non-empty string.",
                "'service_id':'s','plan_id':5                          | $.plan_id is 5. Send a string.",
                "'service_id':'s','previous_values':5                  | $.previous_values is a number. Send an object.",
                "'service_id':'s','previous_values':{'plan_id':5}      | $.previous_values.plan_id is 5. Send a string.",
                "'service_id':'s','previous_values':{'maintenance_info':{'version':5}} | $.previous_values.maintenance_info.version is 5. Send a string.",
                "'service_id':'s','context':{'platform':[]}            | $.context.platform is an array. Send a string."
            })
    void refusesMalformedUpdates(String fields, String message) {
        assertRefused(Outcome.MALFORMED, UPDATE, "{" + fields + "}", message);
    }

    @Test
    void readsABindRequest() {
        BindCommand command = (BindCommand) read(BIND, """
                {'service_id':'s','plan_id':'p','app_guid':'a','bind_resource':{'app_guid':'a','route':'r','x':{}},
                 'parameters':{'a':1}}""");

        assertThat(command.bindingId()).isEqualTo("b");
        assertThat(command.target())
                .hasValueSatisfying(target -> assertThat(target.plan().id()).isEqualTo("p"));
        assertThat(command.bindResource())
                .isEqualTo(new BindResource(
                        Optional.of("a"), Optional.of("r"), Map.of("app_guid", "a", "route", "r", "x", Map.of())));
        assertThat(command.parameters()).isEqualTo(Map.of("a", 1));
        assertThat(command.predecessorBindingId()).isEmpty();
    }

    @Test
    void findsTheAppOfOlderPlatforms() {
        BindCommand older = (BindCommand) read(BIND, "{'service_id':'s','plan_id':'p','app_guid':'a'}");
        BindCommand newer =
                (BindCommand) read(BIND, "{'service_id':'s','plan_id':'p','bind_resource':{'app_guid':'a'}}");

        assertThat(older.bindResource()).isEqualTo(newer.bindResource());
    }

    @Test
    void takesEmptyStringsForAbsentFields() {
        BindCommand bind = (BindCommand) read(BIND, """
                {'service_id':'s','plan_id':'p','app_guid':'','bind_resource':{'app_guid':'','route':'','x':''},
                 'context':{'platform':''},'predecessor_binding_id':''}""");
        assertThat(bind.predecessorBindingId()).isEmpty();
        assertThat(bind.bindResource().appGuid()).isEmpty();
        assertThat(bind.bindResource().route()).isEmpty();

        UpdateCommand update = (UpdateCommand) read(UPDATE, """
                {'service_id':'s','plan_id':'','context':{'platform':'','instance_name':null},
                 'maintenance_info':{'version':''},'previous_values':{'plan_id':'','maintenance_info':{'version':''}}}""");
        assertThat(update.plan()).isEmpty();
        assertThat(update.context()).isEmpty();
        assertThat(update.maintenanceInfo()).isEmpty();

        ProvisionCommand provision = (ProvisionCommand) read(PROVISION, """
                {'service_id':'s','plan_id':'p','organization_guid':'','space_guid':'s',
                 'context':{'platform':'','organization_guid':'o','instance_name':'','space_name':null}}""");
        assertThat(provision.context()).isInstanceOfSatisfying(CloudFoundryContext.class, context -> {
            assertThat(context.organizationGuid()).contains("o");
            assertThat(context.spaceGuid()).contains("s");
            assertThat(context.instanceName()).isEmpty();
            assertThat(context.spaceName()).isEmpty();
        });
    }

    @Test
    void readsARotationWithFieldsThatSayNothing() {
        BindCommand rotation = (BindCommand) read(BIND, """
                {'predecessor_binding_id':'old','service_id':'','plan_id':null,'parameters':{},'app_guid':'',
                 'bind_resource':{'app_guid':''}}""");

        assertThat(rotation.predecessorBindingId()).contains("old");
        assertThat(rotation.target()).isEmpty();
    }

    @Test
    void readsARotation() {
        BindCommand bare = (BindCommand) read(BIND, "{'predecessor_binding_id':'old','parameters':null}");
        BindCommand full = (BindCommand) read(BIND, "{'predecessor_binding_id':'old','service_id':'s','plan_id':'p'}");

        assertThat(bare.predecessorBindingId()).contains("old");
        assertThat(bare.target()).isEmpty();
        assertThat(full.target()).isPresent();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "'x':1                                                | $.service_id is missing. Send a non-empty string.",
                "'service_id':'s','plan_id':'p','app_guid':{}         | $.app_guid is an object. Send a string.",
                "'service_id':'s','plan_id':'p','bind_resource':{'route':5} | $.bind_resource.route is 5. Send a string.",
                "'service_id':'s','plan_id':'p','bind_resource':'x'   | $.bind_resource is a string. Send an object.",
                "'service_id':'s','plan_id':'p','app_guid':'a','bind_resource':{'app_guid':'b'} | $.app_guid and $.bind_resource.app_guid differ",
                "'predecessor_binding_id':''                          | $.service_id is missing. Send a non-empty string.",
                "'predecessor_binding_id':'o\\u0000'                  | $.predecessor_binding_id has a control or invisible character",
                "'predecessor_binding_id':'o','service_id':'s'        | $.plan_id is missing. Send a non-empty string.",
                "'predecessor_binding_id':'o','plan_id':'p'           | $.service_id is missing. Send a non-empty string.",
                "'predecessor_binding_id':'o','parameters':{'a':null} | $.predecessor_binding_id does not allow parameters",
                "'predecessor_binding_id':'o','bind_resource':{'x':1} | $.predecessor_binding_id does not allow parameters",
                "'predecessor_binding_id':'o','app_guid':'a'          | $.predecessor_binding_id does not allow parameters"
            })
    void refusesMalformedBindRequests(String fields, String message) {
        assertRefused(Outcome.MALFORMED, BIND, "{" + fields + "}", message);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "[]           | The request body is not a JSON object",
                "{            | The request body is not valid JSON at line 1, column 2",
                "{'a':1}{}    | The request body continues after the JSON object",
                "{'a':1,'a':1} | The request body is not valid JSON"
            })
    void refusesWhatIsNoJson(String body, String message) {
        assertRefused(Outcome.MALFORMED, PROVISION, body, message);
    }

    @Test
    void refusesAnEmptyBody() {
        assertRefused(Outcome.MALFORMED, BIND, "", "The request body is empty. Send a JSON object");
    }

    @Test
    void boundsIdsInTheBody() {
        String body = "{'service_id':'" + "x".repeat(2_000) + "','plan_id':'p'}";

        assertRefused(Outcome.MALFORMED, PROVISION, body, "$.service_id has 2000 characters. Send at most 1024");
    }

    private void assertRefused(Outcome outcome, String line, String body, String message) {
        assertThatThrownBy(() -> read(line, body))
                .isInstanceOfSatisfying(
                        Rejection.class,
                        rejection -> assertThat(rejection.outcome()).isEqualTo(outcome))
                .hasMessageStartingWith(message)
                .message()
                .doesNotContain("s3cr3t");
    }

    private Command read(String line, String body) {
        String[] parts = line.split(" ", -1);
        RequestHead head = TestRequests.head(parts[0], parts[1], "Content-Type", "application/json");
        RequestedCommand<Command> requested =
                reader.read(PlatformRoutes.router().route(head), head, Platform.DEFAULT, new RequestIdentity("r"));
        return requested.reader().apply(body.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
    }
}
