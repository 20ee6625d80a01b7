package io.openbroker.runtime.internal.admin;

import io.openbroker.runtime.ListedSetting;
import io.openbroker.runtime.internal.request.RequestedCommand;
import io.openbroker.runtime.internal.response.AdminOperation;
import io.openbroker.runtime.internal.response.JsonBody;
import io.openbroker.runtime.internal.response.JsonResponse;
import io.openbroker.runtime.internal.response.Outcome;
import io.openbroker.runtime.internal.response.Rejection;
import io.openbroker.runtime.internal.response.Response;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Shows the settings of the program, and where each was set; never secrets. */
public record SettingsRequests(List<ListedSetting> settings) implements AdminRequests {

    @Override
    public Map<AdminOperation, Reader> readers() {
        return Map.of(AdminOperation.SETTINGS, request -> {
            AdminQuery.checkEmpty(request.query());
            return RequestedCommand.complete(this::all);
        });
    }

    private Response all() {
        if (settings.isEmpty()) {
            throw Rejection.of(
                    Outcome.NOT_FOUND,
                    "The program that embeds this broker has not told its settings. It can pass them to"
                            + " BrokerEngineBuilder.settings.");
        }
        List<Map<String, Object>> all =
                settings.stream().map(setting -> setting(setting).asMap()).toList();
        return JsonResponse.of(Outcome.DESCRIBED, JsonBody.empty().put("settings", all));
    }

    private static JsonBody setting(ListedSetting setting) {
        return JsonBody.empty()
                .put("name", setting.name())
                .put("value", setting.value())
                .put("source", setting.source())
                .put("description", setting.description())
                .put("secret", setting.secret())
                .put("set", setting.secret() ? Optional.of(setting.set()) : Optional.empty());
    }
}
