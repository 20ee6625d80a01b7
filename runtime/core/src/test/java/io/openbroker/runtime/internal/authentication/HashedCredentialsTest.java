package io.openbroker.runtime.internal.authentication;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.openbroker.model.Platform;
import io.openbroker.runtime.BasicCredentials;
import io.openbroker.runtime.internal.request.TestRequests;
import io.openbroker.runtime.server.Peer;
import io.openbroker.runtime.server.RequestHead;
import io.openbroker.runtime.spi.authentication.AuthenticationResult;
import io.openbroker.runtime.spi.authentication.AuthenticationResult.Authenticated;
import io.openbroker.runtime.spi.authentication.AuthenticationResult.Decision;
import io.openbroker.runtime.spi.authentication.AuthenticationResult.Pending;
import io.openbroker.runtime.spi.authentication.AuthenticationResult.Rejected;
import io.openbroker.runtime.spi.authentication.AuthenticationResult.Unavailable;
import io.openbroker.runtime.spi.authentication.Authenticator;
import io.openbroker.runtime.spi.authentication.PasswordHashing;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Hashes are compared elsewhere and once; here they are passwords spelt backwards, and comparing them can be held. */
class HashedCredentialsTest {

    private final AtomicInteger compared = new AtomicInteger();
    private final Semaphore released = new Semaphore(Integer.MAX_VALUE / 2);
    private final Authenticator authenticator = BasicAuthenticator.create(
            Platform.DEFAULT,
            List.of(
                    new BasicCredentials("plain", "text"),
                    new BasicCredentials("one", "$2b$enO"),
                    new BasicCredentials("two", "$2b$owT"),
                    new BasicCredentials("two", "$2b$wen-owT")),
            Optional.of(new Backwards()));

    @AfterEach
    void close() {
        authenticator.close();
    }

    @Test
    void comparesRightOnesOnce() {
        assertThat(decided("two:Tow-new".replace("Tow", "Two"))).isEqualTo(new Authenticated("two", Platform.DEFAULT));
        int hashes = compared.get();

        AuthenticationResult again = authenticate("two:Two-new");

        assertThat(again).isEqualTo(new Authenticated("two", Platform.DEFAULT));
        assertThat(compared).hasValue(hashes);
    }

    @Test
    void comparesPlainOnesWithNoHash() {
        assertThat(authenticate("plain:text")).isEqualTo(new Authenticated("plain", Platform.DEFAULT));
        assertThat(compared).hasValue(0);
    }

    @Test
    void comparesAsManyHashesForWhomItDoesNotKnow() {
        for (String wrong : List.of("one:x", "two:x", "plain:x", "nobody:x", "nobody:One", "one:Two")) {
            compared.set(0);
            assertThat(decided(wrong)).as(wrong).isInstanceOf(Rejected.class);
            assertThat(compared).as(wrong).hasValue(2);
        }
        compared.set(0);
        assertThat(decided("one:One")).isInstanceOf(Authenticated.class);
        assertThat(compared).hasValue(2);
    }

    @Test
    void takesNoHashForAPassword() {
        assertThat(decided("one:$2b$enO")).isInstanceOf(Rejected.class);
    }

    @Test
    void comparesNothingThatIsNoUserAndPassword() {
        for (String odd : List.of("one", ":One", "", "one:One\0", "one:O\nne")) {
            assertThat(authenticate(odd)).as(odd).isInstanceOf(Rejected.class);
        }
        byte[] latin1 = "one:Ö".getBytes(StandardCharsets.ISO_8859_1);
        assertThat(authenticator.authenticate(head(latin1, TestRequests.PEER))).isInstanceOf(Rejected.class);
        assertThat(compared).hasValue(0);
    }

    @Test
    void comparesTheSameOnlyOnceAtATime() throws InterruptedException {
        released.drainPermits();
        List<Pending> waiting = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            waiting.add((Pending) authenticate("one:One"));
        }
        released.release(1_000);

        assertThat(waiting).allSatisfy(pending -> assertThat(join(pending)).isInstanceOf(Authenticated.class));
        assertThat(compared).hasValue(2);
    }

    @Test
    void leavesRoomForOtherClients() {
        released.drainPermits();
        Peer guesser = new Peer("2001:db8::1", List.of());
        List<AuthenticationResult> guesses = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            // Of one network.
            Peer address = new Peer("2001:db8::" + Integer.toHexString(i + 1), List.of());
            guesses.add(authenticator.authenticate(head(("one:" + i).getBytes(StandardCharsets.UTF_8), address)));
        }

        AuthenticationResult platform = authenticate("one:One");

        released.release(1_000);
        assertThat(guesses).filteredOn(Pending.class::isInstance).hasSize(16);
        assertThat(guesses).filteredOn(Unavailable.class::isInstance).hasSize(34);
        assertThat(join((Pending) platform)).isInstanceOf(Authenticated.class);
        assertThat(guesses)
                .filteredOn(Pending.class::isInstance)
                .allSatisfy(guess -> assertThat(join((Pending) guess)).isInstanceOf(Rejected.class));
        // They have left the queue.
        assertThat(authenticator.authenticate(head("one:z".getBytes(StandardCharsets.UTF_8), guesser)))
                .isInstanceOf(Pending.class);
    }

    @Test
    void answersWhoWaitsWhenItIsClosed() {
        released.drainPermits();
        List<AuthenticationResult> waiting =
                List.of(authenticate("one:a"), authenticate("one:b"), authenticate("one:c"));

        authenticator.close();

        assertThat(waiting)
                .allSatisfy(pending -> assertThat(join((Pending) pending)).isInstanceOf(Unavailable.class));
        assertThat(authenticate("one:d")).isInstanceOf(Unavailable.class);
    }

    @Test
    void needsSomethingThatKnowsHashes() {
        assertThatThrownBy(() -> BasicAuthenticator.create(
                        Platform.DEFAULT, List.of(new BasicCredentials("one", "$2b$s3cr3t")), Optional.empty()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "The password of the user \"one\" is a hash, which needs openbroker-security. Add it to the class path.");
    }

    private AuthenticationResult authenticate(String userAndPassword) {
        return authenticator.authenticate(head(userAndPassword.getBytes(StandardCharsets.UTF_8), TestRequests.PEER));
    }

    private Decision decided(String userAndPassword) {
        return join((Pending) authenticate(userAndPassword));
    }

    private static Decision join(Pending pending) {
        return pending.decision()
                .toCompletableFuture()
                .orTimeout(20, TimeUnit.SECONDS)
                .join();
    }

    private static RequestHead head(byte[] userAndPassword, Peer peer) {
        RequestHead head = TestRequests.head(
                "GET",
                "/v2/catalog",
                "Authorization",
                "Basic " + Base64.getEncoder().encodeToString(userAndPassword));
        return new RequestHead(head.method(), head.rawPath(), head.rawQuery(), head.headers(), peer);
    }

    private final class Backwards implements PasswordHashing {

        @Override
        public PasswordVerifier verifier(String hash) {
            return password -> {
                released.acquireUninterruptibly();
                compared.incrementAndGet();
                return hash.equals(hash(password));
            };
        }

        @Override
        public String hash(String password) {
            return "$2b$" + new StringBuilder(password).reverse();
        }
    }
}
