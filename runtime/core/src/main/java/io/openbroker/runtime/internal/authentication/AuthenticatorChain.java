package io.openbroker.runtime.internal.authentication;

import io.openbroker.runtime.server.RequestHead;
import io.openbroker.runtime.spi.authentication.AuthenticationResult;
import io.openbroker.runtime.spi.authentication.AuthenticationResult.Decision;
import io.openbroker.runtime.spi.authentication.AuthenticationResult.NotMine;
import io.openbroker.runtime.spi.authentication.AuthenticationResult.Pending;
import io.openbroker.runtime.spi.authentication.AuthenticationResult.Rejected;
import io.openbroker.runtime.spi.authentication.Authenticator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Several authenticators beside each other: the first that knows the kind of credentials decides. */
final class AuthenticatorChain implements Authenticator {

    private static final AuthenticationResult NOT_MINE = new NotMine();
    private static final AuthenticationResult SEVERAL = new Rejected("there are several Authorization headers");

    private final List<Authenticator> authenticators;

    AuthenticatorChain(List<Authenticator> authenticators) {
        this.authenticators = List.copyOf(authenticators);
    }

    @Override
    public AuthenticationResult authenticate(RequestHead head) {
        if (head.headers().values("Authorization").size() > 1) {
            return SEVERAL;
        }
        for (Authenticator authenticator : authenticators) {
            AuthenticationResult result = authenticator.authenticate(head);
            if (result instanceof Decision decision) {
                return withAllChallenges(authenticator, decision);
            }
            if (result instanceof Pending pending) {
                return new Pending(pending.decision().thenApply(later -> withAllChallenges(authenticator, later)));
            }
        }
        return NOT_MINE;
    }

    private Decision withAllChallenges(Authenticator authenticator, Decision decision) {
        return decision instanceof Rejected rejected && rejected.challenge().isPresent()
                ? new Rejected(rejected.reason(), challenge(authenticator, rejected.challenge()))
                : decision;
    }

    /** The challenges of all, in one line (RFC 9110, 11.6.1). */
    @Override
    public Optional<String> challenge() {
        return joined(authenticators.stream().map(Authenticator::challenge));
    }

    private Optional<String> challenge(Authenticator rejecting, Optional<String> instead) {
        return joined(authenticators.stream()
                .map(authenticator -> authenticator == rejecting ? instead : authenticator.challenge()));
    }

    private static Optional<String> joined(Stream<Optional<String>> challenges) {
        String all = challenges.flatMap(Optional::stream).collect(Collectors.joining(", "));
        return all.isEmpty() ? Optional.empty() : Optional.of(all);
    }

    @Override
    public void close() {
        authenticators.forEach(Authenticator::close);
    }
}
