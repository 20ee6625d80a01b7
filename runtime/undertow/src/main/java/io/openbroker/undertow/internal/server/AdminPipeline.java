package io.openbroker.undertow.internal.server;

import io.openbroker.runtime.internal.management.ManagementPipeline;
import io.openbroker.runtime.server.Admission;
import io.openbroker.runtime.server.BrokerPipeline;
import io.openbroker.runtime.server.BrokerResponse;
import io.openbroker.runtime.server.HeadProblem;
import io.openbroker.runtime.server.RequestHead;
import java.util.Map;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The pipeline of the admin port in the form of the broker's, so that both ports share the handling of exchanges. */
final class AdminPipeline implements BrokerPipeline, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(AdminPipeline.class);

    private final ManagementPipeline pipeline;

    AdminPipeline(ManagementPipeline pipeline) {
        this.pipeline = pipeline;
    }

    @Override
    public Admission admit(RequestHead head) {
        return new AdminRequest(head);
    }

    @Override
    public BrokerResponse refuse(RequestHead head, HeadProblem problem) {
        return switch (problem) {
            case UNCLEAR_LENGTH -> pipeline.unclearLength();
            case TOO_LARGE ->
                error(431, "HeadersTooLarge", "The target and headers of the request are too large. Send less.");
        };
    }

    @Override
    public int maxBodyBytes() {
        return ManagementPipeline.MAX_BODY_BYTES;
    }

    @Override
    public void close() {
        pipeline.close();
    }

    private static BrokerResponse error(int status, String error, String description) {
        return JsonResponse.of(
                status, "{\"error\":\"" + error + "\",\"description\":\"" + description + "\"}", Map.of());
    }

    private final class AdminRequest implements Admission.Admitted {

        private final RequestHead head;

        AdminRequest(RequestHead head) {
            this.head = head;
        }

        @Override
        public boolean wantsBody() {
            return head.method().equals("POST");
        }

        @Override
        public void execute(byte[] body, Consumer<BrokerResponse> client) {
            client.accept(pipeline.answer(head, body));
        }

        @Override
        public BrokerResponse bodyTooLarge() {
            return pipeline.bodyTooLarge();
        }

        @Override
        public BrokerResponse bodyTooSlow() {
            return pipeline.bodyTooSlow();
        }

        @Override
        public BrokerResponse overloaded() {
            return error(503, "Overloaded", "The admin port handles too many requests. Send the request again later.");
        }

        @Override
        public BrokerResponse unavailable() {
            return error(503, "Stopping", "The broker is stopping. Send the request again later.");
        }

        @Override
        public BrokerResponse failed(Throwable cause) {
            LOG.error("A request on the admin port failed", cause);
            return error(500, "InternalError", "Internal error. See the log of the broker.");
        }
    }
}
