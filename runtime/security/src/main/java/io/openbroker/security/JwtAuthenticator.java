package io.openbroker.security;

import io.openbroker.model.Platform;
import io.openbroker.runtime.server.RequestHead;
import io.openbroker.runtime.spi.authentication.AuthenticationResult;
import io.openbroker.runtime.spi.authentication.AuthenticationResult.Authenticated;
import io.openbroker.runtime.spi.authentication.AuthenticationResult.Decision;
import io.openbroker.runtime.spi.authentication.AuthenticationResult.NotMine;
import io.openbroker.runtime.spi.authentication.AuthenticationResult.Pending;
import io.openbroker.runtime.spi.authentication.AuthenticationResult.Rejected;
import io.openbroker.runtime.spi.authentication.AuthenticationResult.Unavailable;
import io.openbroker.runtime.spi.authentication.Authenticator;
import io.openbroker.runtime.spi.authentication.AuthorizationHeader;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Authenticates bearer tokens (RFC 6750). Tokens are verified on separate threads, since keys may have to be fetched. A valid
 * token is remembered for a minute, or until it expires. Safe for use by many threads.
 */
final class JwtAuthenticator implements Authenticator {

    private static final String SCHEME = "Bearer";
    private static final String CHALLENGE = "Bearer realm=\"openbroker\"";
    private static final Optional<String> INVALID = Optional.of(CHALLENGE + ", error=\"invalid_token\"");
    private static final AuthenticationResult NOT_MINE = new NotMine();
    private static final Decision BUSY =
            new Unavailable("too many tokens are waiting for verification", Duration.ofSeconds(1));
    private static final int THREADS = 2;
    private static final int MAX_WAITING = 256;
    private static final int IDLE_SECONDS = 30;
    private static final int MAX_LENGTH = 16 * 1024;

    private final Platform platform;
    private final TokenVerifier verifier;
    private final KnownTokens known;
    private final ThreadPoolExecutor threads;

    JwtAuthenticator(Platform platform, TokenVerifier verifier, Clock clock) {
        this.platform = platform;
        this.verifier = verifier;
        this.known = new KnownTokens(clock);
        this.threads = new ThreadPoolExecutor(
                THREADS, THREADS, IDLE_SECONDS, TimeUnit.SECONDS, new ArrayBlockingQueue<>(MAX_WAITING), task -> {
                    Thread thread = new Thread(task, "openbroker-token");
                    thread.setDaemon(true);
                    return thread;
                });
        threads.allowCoreThreadTimeOut(true);
    }

    @Override
    public AuthenticationResult authenticate(RequestHead head) {
        Optional<String> token = AuthorizationHeader.credentials(head, SCHEME);
        if (token.isEmpty()) {
            return NOT_MINE;
        }
        if (token.get().length() > MAX_LENGTH) {
            return rejected("the token is too long");
        }
        Optional<Authenticated> caller = known.find(token.get());
        return caller.isPresent() ? caller.get() : later(token.get());
    }

    private AuthenticationResult later(String token) {
        CompletableFuture<Decision> decision = new CompletableFuture<>();
        try {
            threads.execute(() -> {
                try {
                    decision.complete(verify(token));
                } catch (RuntimeException | Error e) {
                    decision.completeExceptionally(e);
                }
            });
            return new Pending(decision);
        } catch (RejectedExecutionException full) {
            return BUSY;
        }
    }

    private Decision verify(String token) {
        TokenVerifier.Verdict verdict = verifier.verify(token);
        if (verdict instanceof TokenVerifier.Verdict.Valid valid) {
            Authenticated caller = new Authenticated(valid.caller(), platform);
            known.add(token, caller, valid.expires());
            return caller;
        }
        if (verdict instanceof TokenVerifier.Verdict.NoKeys noKeys) {
            return new Unavailable(noKeys.reason(), Duration.ofSeconds(5));
        }
        return rejected(((TokenVerifier.Verdict.Invalid) verdict).reason());
    }

    private static Rejected rejected(String reason) {
        return new Rejected(reason, INVALID);
    }

    @Override
    public Optional<String> challenge() {
        return Optional.of(CHALLENGE);
    }

    @Override
    public void close() {
        threads.shutdownNow();
        verifier.close();
    }
}
