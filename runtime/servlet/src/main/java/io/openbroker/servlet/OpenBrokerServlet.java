package io.openbroker.servlet;

import io.openbroker.runtime.BrokerEngine;
import io.openbroker.runtime.TimeSource;
import io.openbroker.runtime.server.HeadProblem;
import io.openbroker.runtime.server.RequestIntake;
import io.openbroker.runtime.server.RequestLimits;
import jakarta.servlet.Servlet;
import jakarta.servlet.ServletConfig;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRegistration;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * Serves a broker in a servlet container, with the responses that the broker's own server gives.
 *
 * <pre>{@code
 * ServletRegistration.Dynamic registration = context.addServlet("openbroker", OpenBrokerServlet.of(engine));
 * registration.addMapping("/broker/*");
 * registration.setAsyncSupported(true);
 * }</pre>
 *
 * <p>Map it to {@code /*} or to a path that ends with {@code /*}; what precedes {@code /v2} is not part of the broker's paths. The
 * container must support asynchronous requests on the servlet and on all filters before it, and must accept encoded slashes and
 * percent signs in paths, since ids may have them.
 *
 * <p>Bodies are read and responses are written as the client sends and reads them, so a slow client occupies no thread. Handlers are
 * never cut off by the timeouts of the container.
 *
 * <p>Safe for use by many threads. A servlet can be registered once.
 */
public final class OpenBrokerServlet implements Servlet {

    private static final int ADMIN_REQUESTS = 50;

    private final RequestIntake intake;
    private final Executor handlerThreads;
    private final Deadlines deadlines = new Deadlines();
    private volatile @Nullable ServletConfig config;
    private volatile MountPoints mountPoints = MountPoints.NONE;

    /**
     * Serves the requests of an intake.
     *
     * @param intake carries the requests out
     * @param handlerThreads execute requests; they may block
     */
    public OpenBrokerServlet(RequestIntake intake, Executor handlerThreads) {
        this.intake = intake;
        this.handlerThreads = handlerThreads;
    }

    /**
     * Serves a broker and its health checks within {@link RequestLimits#DEFAULT}.
     *
     * @param engine the broker; its creator closes it
     * @return the servlet
     */
    public static OpenBrokerServlet of(BrokerEngine engine) {
        return of(engine, RequestLimits.DEFAULT);
    }

    /**
     * Serves a broker and its health checks.
     *
     * @param engine the broker; its creator closes it
     * @param limits limits of requests. The container limits the head of a request itself, and must permit more than {@link
     *     RequestLimits#maxHeaderBytes()}
     * @return the servlet
     */
    public static OpenBrokerServlet of(BrokerEngine engine, RequestLimits limits) {
        RequestIntake intake = RequestIntake.of(engine.pipeline(), limits).withHealthChecks(engine::health);
        return new OpenBrokerServlet(intake, engine.handlerThreads());
    }

    /**
     * Serves the admin port of a broker, with at most 50 requests at once and 50 in a second from one user.
     *
     * @param engine the broker, which must have an admin; its creator closes it
     * @return the servlet
     * @throws IllegalArgumentException if the broker has no admin
     */
    public static OpenBrokerServlet admin(BrokerEngine engine) {
        return admin(engine, RequestLimits.DEFAULT.withMaxRequests(ADMIN_REQUESTS), ADMIN_REQUESTS);
    }

    /**
     * Serves the admin port of a broker. Its requests have threads of their own, so that admins receive responses however busy the
     * broker is.
     *
     * @param engine the broker, which must have an admin; its creator closes it
     * @param limits limits of requests
     * @param requestsPerSecond maximum number of requests of one user in a second; twice as many after a pause
     * @return the servlet
     * @throws IllegalArgumentException if the broker has no admin
     */
    public static OpenBrokerServlet admin(BrokerEngine engine, RequestLimits limits, int requestsPerSecond) {
        RequestIntake intake = RequestIntake.of(
                        engine.adminPipeline()
                                .orElseThrow(() -> new IllegalArgumentException(
                                        "The broker has no admin. Add one with BrokerEngineBuilder.admin.")),
                        limits)
                .withRate(requestsPerSecond, TimeSource.SYSTEM.ticker());
        return new OpenBrokerServlet(intake, AdminThreads.create());
    }

    /**
     * Checks how the servlet is mapped.
     *
     * @throws ServletException if it is mapped to a path that does not end with {@code /*}
     */
    @Override
    public void init(ServletConfig given) throws ServletException {
        ServletRegistration registration = given.getServletContext().getServletRegistration(given.getServletName());
        mountPoints = registration == null
                ? MountPoints.NONE
                : MountPoints.of(given.getServletName(), registration.getMappings());
        config = given;
    }

    @Override
    public void service(ServletRequest request, ServletResponse response) {
        serve((HttpServletRequest) request, (HttpServletResponse) response);
    }

    private void serve(HttpServletRequest request, HttpServletResponse response) {
        ReceivedHead received = ReceivedHead.read(request, mountPoints);
        ServletExchange exchange =
                new ServletExchange(request, response, received, intake.limits().arrival(), deadlines);
        Optional<HeadProblem> problem = received.problem(intake.limits());
        if (problem.isPresent()) {
            exchange.reject(intake.reject(received.head(), problem.get()));
        } else {
            intake.accept(received.head(), exchange, handlerThreads);
        }
    }

    /**
     * Prepares for shutdown: rejects requests for handlers with 503 from now on, and waits for those that are running. Call it before
     * the container stops.
     *
     * @param grace how long to wait
     * @return whether all have ended
     * @throws InterruptedException if the thread is interrupted while it waits
     */
    public boolean drain(Duration grace) throws InterruptedException {
        return intake.drain(grace).isPresent();
    }

    @Override
    public @Nullable ServletConfig getServletConfig() {
        return config;
    }

    @Override
    public String getServletInfo() {
        return "openbroker";
    }

    /** Does not wait for running requests; {@link #drain} does. */
    @Override
    public void destroy() {
        deadlines.close();
    }
}
