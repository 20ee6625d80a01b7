package io.openbroker.undertow.contract;

import io.openbroker.undertow.AdminSettings;
import io.openbroker.undertow.ServerSettings;
import io.openbroker.undertow.contract.Platform.Answer;
import io.openbroker.undertow.support.TestServer;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;

/** An admin and a viewer of a server on a free port. */
record AdminClient(TestServer server, Platform platform) {

    /** A server with one platform, an admin and a viewer. */
    static final ServerSettings SETTINGS = ServerSettings.DEFAULT
            .withHost("127.0.0.1")
            .withPort(0)
            .withCredentials(Platform.USER, Platform.PASSWORD)
            .withAdmin(AdminSettings.onPort(0).withAdmin("ops", "0perator").withViewer("view", "v1ewer"));

    Answer get(String path) {
        return platform.send(request(path, "ops", "0perator").GET());
    }

    Answer post(String path, String body) {
        return post(path, "ops", "0perator", "application/json", body);
    }

    Answer postAsViewer(String path, String body) {
        return post(path, "view", "v1ewer", "application/json", body);
    }

    Answer post(String path, String user, String password, String type, String body) {
        return platform.send(
                request(path, user, password).header("Content-Type", type).POST(BodyPublishers.ofString(body)));
    }

    private HttpRequest.Builder request(String path, String user, String password) {
        return HttpRequest.newBuilder(URI.create(server.adminUri().orElseThrow() + path))
                .header("Authorization", Platform.basic(user, password));
    }
}
