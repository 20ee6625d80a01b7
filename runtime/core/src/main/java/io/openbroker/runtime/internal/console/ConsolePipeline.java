package io.openbroker.runtime.internal.console;

import io.openbroker.model.RequestIdentity;
import io.openbroker.runtime.internal.pipeline.Responses;
import io.openbroker.runtime.internal.response.Outcome;
import io.openbroker.runtime.internal.response.Rejection;
import io.openbroker.runtime.server.Admission;
import io.openbroker.runtime.server.BrokerPipeline;
import io.openbroker.runtime.server.BrokerResponse;
import io.openbroker.runtime.server.HeadProblem;
import io.openbroker.runtime.server.RequestHead;
import io.openbroker.runtime.server.RequestIdentityHeader;
import io.openbroker.runtime.spi.console.ConsolePages;
import java.util.Map;

/**
 * Serves the pages of a console to everybody, since they hold no data of the broker, and passes all other requests on. Safe for use
 * by many threads.
 */
public final class ConsolePipeline implements BrokerPipeline {

    private static final String ROOT = "/";
    private static final String CONSOLE = "/console";
    private static final String PREFIX = CONSOLE + "/";
    // Relative, since a proxy or a servlet may serve the port below a path of its own.
    private static final String TO_CONSOLE = "console/";
    private static final String TO_OPERATIONS = "operations/";
    private static final int FOUND = 302;

    private final BrokerPipeline others;
    private final PageCache pages;
    private final Responses responses = new Responses(PageRules.SECURITY);

    public ConsolePipeline(ConsolePages pages, BrokerPipeline others) {
        this.others = others;
        this.pages = new PageCache(pages);
    }

    @Override
    public Admission admit(RequestHead head) {
        String path = head.rawPath();
        if (!path.startsWith(PREFIX) && !path.equals(ROOT) && !path.equals(CONSOLE)) {
            return others.admit(head);
        }
        RequestIdentity identity = RequestIdentityHeader.of(head.headers()).identity();
        try {
            return new Admission.Responded(response(head, path, identity));
        } catch (Rejection rejection) {
            return new Admission.Responded(responses.write(rejection.response(), identity));
        } catch (RuntimeException unexpected) {
            return new Admission.Responded(responses.failed(unexpected, identity));
        }
    }

    private BrokerResponse response(RequestHead head, String path, RequestIdentity identity) {
        if (!head.method().equals("GET") && !head.method().equals("HEAD")) {
            throw Rejection.of(Outcome.METHOD_NOT_ALLOWED, "The pages of the console support GET only. Use GET.")
                    .withHeader("Allow", "GET, HEAD");
        }
        if (!path.startsWith(PREFIX)) {
            return redirect(TO_CONSOLE, identity);
        }
        if (path.equals(PREFIX)) {
            return redirect(TO_OPERATIONS, identity);
        }
        return pages.find(path.substring(PREFIX.length()))
                .orElseThrow(() ->
                        Rejection.of(Outcome.PATH_UNKNOWN, "The console has no such page. Begin at " + CONSOLE + "/."))
                .of(head)
                .write(identity);
    }

    private static BrokerResponse redirect(String location, RequestIdentity identity) {
        return new BrokerResponse(
                FOUND,
                Map.of("Location", location, "Cache-Control", "no-store", RequestIdentityHeader.NAME, identity.value()),
                new byte[0]);
    }

    @Override
    public BrokerResponse reject(RequestHead head, HeadProblem problem) {
        return others.reject(head, problem);
    }

    @Override
    public int maxBodyBytes() {
        return others.maxBodyBytes();
    }
}
