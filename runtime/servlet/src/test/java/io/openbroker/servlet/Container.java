package io.openbroker.servlet;

import java.net.URI;

/** A servlet container that serves a broker. */
interface Container extends AutoCloseable {

    /** How many threads a container has; few, so that tests show that slow clients occupy none. */
    int THREADS = 10;

    /** Where the container is reached; without a path. */
    URI uri();

    @Override
    void close();

    /** A make of container. */
    enum Make {
        TOMCAT {
            @Override
            Container start(Deployment deployment) {
                return TomcatContainer.start(deployment);
            }
        },
        JETTY {
            @Override
            Container start(Deployment deployment) {
                return JettyContainer.start(deployment);
            }
        };

        /** Starts a container on a free port; throws what the container reports if it does not start. */
        abstract Container start(Deployment deployment);
    }
}
