package io.openbroker.conformance;

import org.junit.jupiter.api.Test;

/** The kit against our own servers, with synchronous and asynchronous operations. */
class ConformanceTest {

    @Test
    void findsNothingInTheAssembledServer() {
        try (TestServer server = new TestServer()) {
            findsNothingIn(server);
        }
    }

    @Test
    void findsNothingInAServletContainer() {
        try (TestServer server = TestServer.inTomcat()) {
            findsNothingIn(server);
        }
    }

    private static void findsNothingIn(TestServer server) {
        TestRun.findNothing(TestRun.of(server.transport()).build().run(ProgressListener.NONE));
    }
}
