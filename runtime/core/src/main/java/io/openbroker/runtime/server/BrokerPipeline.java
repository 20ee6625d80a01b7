package io.openbroker.runtime.server;

/**
 * Carries out the requests of one port. A server passes bytes in, and sends the bytes that it receives.
 *
 * <p>Safe for use by many threads.
 */
public interface BrokerPipeline {

    /**
     * Decides about a request by its head. Never blocks and never throws, so it may be called on an I/O thread.
     *
     * @param head the request without its body
     * @return the response, if it needs no handler, as for the catalog and most rejections; otherwise the request,
     *     ready to be carried out. If authentication takes a while, the decision follows later
     */
    Admission admit(RequestHead head);

    /**
     * Rejects a request instead of admitting it. Never blocks and never throws.
     *
     * @param head the request without its body
     * @param problem the problem that the server has found
     * @return the response
     */
    BrokerResponse reject(RequestHead head, HeadProblem problem);

    /**
     * The maximum length of a body, whatever the request; {@link Admission.Admitted#maxBodyBytes()} may be less.
     *
     * @return the length in bytes
     */
    int maxBodyBytes();
}
