package io.openbroker.servlet;

import jakarta.servlet.Filter;
import jakarta.servlet.Servlet;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * A servlet, and how it is deployed.
 *
 * @param context the path of the context
 * @param mappings the patterns to which the servlet is mapped
 * @param asyncSupported whether its requests may be asynchronous
 * @param filters filters before it
 * @param idle how long the container waits for a client
 */
record Deployment(
        Servlet servlet,
        String context,
        List<String> mappings,
        boolean asyncSupported,
        List<DeployedFilter> filters,
        Duration idle) {

    /** The name of the servlet. */
    static final String NAME = "openbroker";

    record DeployedFilter(Filter filter, boolean asyncSupported) {}

    static Deployment of(Servlet servlet) {
        return new Deployment(servlet, "", List.of("/*"), true, List.of(), Duration.ofSeconds(30));
    }

    Deployment in(String path) {
        return new Deployment(servlet, path, mappings, asyncSupported, filters, idle);
    }

    Deployment at(String... patterns) {
        return new Deployment(servlet, context, List.of(patterns), asyncSupported, filters, idle);
    }

    Deployment withoutAsync() {
        return new Deployment(servlet, context, mappings, false, filters, idle);
    }

    Deployment behind(Filter filter, boolean async) {
        List<DeployedFilter> more = new ArrayList<>(filters);
        more.add(new DeployedFilter(filter, async));
        return new Deployment(servlet, context, mappings, asyncSupported, List.copyOf(more), idle);
    }

    Deployment waiting(Duration time) {
        return new Deployment(servlet, context, mappings, asyncSupported, filters, time);
    }
}
