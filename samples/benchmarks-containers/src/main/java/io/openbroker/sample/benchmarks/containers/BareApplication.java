package io.openbroker.sample.benchmarks.containers;

import io.openbroker.sample.benchmarks.requests.BareResponse;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Import;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** A Spring Boot application that responds with the bytes that a broker would. */
@SpringBootConfiguration
@EnableAutoConfiguration
@Import(BareApplication.Controller.class)
public class BareApplication {

    /** Starts the application, on the port that the environment variable SERVER_PORT names. */
    public static void main(String[] args) {
        SpringApplication.run(BareApplication.class);
    }

    @RestController
    static class Controller {

        @RequestMapping("/v2/**")
        ResponseEntity<byte[]> respond(
                HttpServletRequest request,
                @RequestHeader(name = "If-None-Match", required = false) @Nullable String tag,
                @RequestBody(required = false) @Nullable JsonNode body) {
            String path = request.getRequestURI();
            BareResponse response = BareResponse.to(request.getMethod(), path, tag != null);
            ResponseEntity.BodyBuilder builder =
                    ResponseEntity.status(response.status()).contentType(MediaType.APPLICATION_JSON);
            if (path.equals(BareResponse.CATALOG_PATH)) {
                builder.eTag(BareResponse.TAG);
            }
            return builder.body(response.body());
        }
    }
}
