package com.example;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;

@SpringBootTest(
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {"openbroker.state=memory", "openbroker.username=cf", "openbroker.password=s3cr3t"})
class QueueApplicationTest {

    @LocalServerPort
    private int port;

    @Test
    void provisionsAQueue() throws Exception {
        String body = """
            {"service_id": "0f5c1b7e-3a42-4c7d-8e19-6b2d4f8a9c03",
             "plan_id": "7d9e2c4a-1b3f-4e5d-9c8b-0a7f6e5d4c3b",
             "context": {"platform": "kubernetes"}}\
            """;
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create("http://localhost:" + port + "/v2/service_instances/orders"))
                .header(
                        "Authorization",
                        "Basic " + Base64.getEncoder().encodeToString("cf:s3cr3t".getBytes(StandardCharsets.UTF_8)))
                .header("X-Broker-API-Version", "2.17")
                .header("Content-Type", "application/json")
                .PUT(BodyPublishers.ofString(body))
                .build();

        assertThat(HttpClient.newHttpClient()
                        .send(request, BodyHandlers.ofString())
                        .statusCode())
                .isEqualTo(201);
    }
}
