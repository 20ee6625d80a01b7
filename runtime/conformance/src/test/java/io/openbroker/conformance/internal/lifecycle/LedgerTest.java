package io.openbroker.conformance.internal.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LedgerTest {

    private static final ResourcePath INSTANCE = new ResourcePath("i1", Optional.empty());
    private static final ResourcePath BINDING = new ResourcePath("i1", Optional.of("b1"));

    private final Ledger ledger = new Ledger();

    private void create(ResourcePath path, int status) {
        ledger.creating(path, "s1", "p1");
        ledger.created(path, "s1", "p1", status);
    }

    private void delete(int status) {
        ledger.deleted(INSTANCE, ledger.deleting(INSTANCE), status);
    }

    @Test
    void notesACreationBeforeItsResponse() {
        ledger.creating(INSTANCE, "s1", "p1");

        assertThat(ledger.left()).containsExactly(new Ledger.Resource(INSTANCE, "s1", "p1"));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 200, 201, 202, 408, 500, 503, 302})
    void keepsWhatMayHaveBeenCreated(int status) {
        create(INSTANCE, status);

        assertThat(ledger.left()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 401, 404, 409, 422})
    void forgetsWhatWasRejected(int status) {
        create(INSTANCE, status);

        assertThat(ledger.left()).isEmpty();
    }

    @Test
    void keepsWhatExistsWhenARepeatedRequestIsRejected() {
        create(INSTANCE, 201);
        create(INSTANCE, 409);

        assertThat(ledger.left()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 410})
    void forgetsWhatWasDeleted(int status) {
        create(INSTANCE, 201);
        delete(status);

        assertThat(ledger.left()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 202, 400, 404, 500})
    void keepsWhatWasNotDeletedForSure(int status) {
        create(INSTANCE, 201);
        delete(status);

        assertThat(ledger.left()).hasSize(1);
    }

    @Test
    void forgetsWhatAPollSaysIsGoneAfterADeletionAlone() {
        create(INSTANCE, 202);
        ledger.polled(INSTANCE);
        assertThat(ledger.left()).hasSize(1);

        delete(202);
        ledger.polled(INSTANCE);
        assertThat(ledger.left()).isEmpty();
    }

    @Test
    void keepsWhatWasBeingCreatedWhileItWasDeleted() {
        ledger.creating(INSTANCE, "s1", "p1");
        int before = ledger.deleting(INSTANCE);
        ledger.created(INSTANCE, "s1", "p1", 201);
        ledger.deleted(INSTANCE, before, 410);
        assertThat(ledger.left()).hasSize(1);

        int again = ledger.deleting(INSTANCE);
        create(INSTANCE, 201);
        ledger.deleted(INSTANCE, again, 200);
        assertThat(ledger.left()).hasSize(1);
    }

    @Test
    void listsBindingsBeforeInstances() {
        create(INSTANCE, 201);
        create(BINDING, 201);

        assertThat(ledger.left()).extracting(Ledger.Resource::path).containsExactly(BINDING, INSTANCE);
    }

    @Test
    void findsResourcesInTargets() {
        assertThat(ResourcePath.of("/v2/service_instances/a%2Fb?plan_id=x"))
                .hasValue(new ResourcePath("a%2Fb", Optional.empty()));
        assertThat(ResourcePath.of("/v2/service_instances/i1/service_bindings/b1/last_operation?x"))
                .hasValue(BINDING);
        assertThat(ResourcePath.of("/v2/catalog")).isEmpty();
        assertThat(ResourcePath.polls("/v2/service_instances/i1/last_operation"))
                .isTrue();
        assertThat(ResourcePath.polls("/v2/service_instances/last_operation")).isFalse();
    }
}
