package io.openbroker.jdbc.database;

import java.util.Optional;
import java.util.function.Supplier;
import org.jdbi.v3.core.Jdbi;

/** Creates JDBI when it is first needed: to load it takes longer than all statements of a start. Safe for use by many threads. */
final class LazyJdbi implements Supplier<Jdbi> {

    private final Supplier<Jdbi> creation;
    private volatile Optional<Jdbi> created = Optional.empty();

    LazyJdbi(Supplier<Jdbi> creation) {
        this.creation = creation;
    }

    @Override
    public Jdbi get() {
        return created.orElseGet(this::create);
    }

    private synchronized Jdbi create() {
        Jdbi jdbi = created.orElseGet(creation);
        created = Optional.of(jdbi);
        return jdbi;
    }
}
