package io.openbroker.sample.benchmarks.containers;

import io.openbroker.sample.benchmarks.requests.BareResponse;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import tools.jackson.databind.json.JsonMapper;

/** Responds with the bytes that a broker would; parses bodies, and looks at nothing else. */
final class BareServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;

    private final transient JsonMapper json = JsonMapper.builder().build();

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (request.getMethod().equals("PUT")) {
            json.readTree(request.getInputStream().readAllBytes());
        }
        String path = request.getRequestURI();
        BareResponse bare = BareResponse.to(request.getMethod(), path, request.getHeader("If-None-Match") != null);
        if (path.equals(BareResponse.CATALOG_PATH)) {
            response.setHeader("ETag", BareResponse.TAG);
        }
        response.setStatus(bare.status());
        if (bare.body().length > 0) {
            response.setContentType("application/json");
            response.setContentLength(bare.body().length);
            response.getOutputStream().write(bare.body());
        }
    }
}
