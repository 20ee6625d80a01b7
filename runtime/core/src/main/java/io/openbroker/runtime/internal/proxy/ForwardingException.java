package io.openbroker.runtime.internal.proxy;

/** Reports that a header says nothing that can be used. */
final class ForwardingException extends Exception {

    private static final long serialVersionUID = 1L;

    private final ForwardingProblem problem;

    ForwardingException(ForwardingProblem problem) {
        // Without a stack trace, since anybody can cause it.
        super(problem.text(), null, false, false);
        this.problem = problem;
    }

    ForwardingProblem problem() {
        return problem;
    }
}
