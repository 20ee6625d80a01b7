package io.openbroker.runtime.server;

/**
 * The way of every request through the broker; a server hands over bytes, and gets bytes to send.
 *
 * <p>Safe for use by many threads.
 */
public interface BrokerPipeline {

    /**
     * Looks at the head of a request. Never blocks, and never throws; so it may be called on an I/O thread.
     *
     * @param head the request without its body
     * @return the answer, if no handler is needed for it: the catalog, and most rejections; else the request, ready to be
     *     carried out; or one of both later, if it takes a while to find out who sent the request
     */
    Admission admit(RequestHead head);

    /**
     * Refuses a request, which is then not admitted. Never blocks, and never throws.
     *
     * @param head the request without its body
     * @param problem what is wrong with it
     * @return the answer
     */
    BrokerResponse reject(RequestHead head, HeadProblem problem);

    /**
     * The longest body that the broker reads.
     *
     * @return a number of bytes
     */
    int maxBodyBytes();
}
