package io.openbroker.sample.benchmarks.state;

/** How many statements a database has carried out, and for how long in microseconds. */
record DatabaseWork(long statements, double micros) {

    DatabaseWork since(DatabaseWork earlier) {
        return new DatabaseWork(statements - earlier.statements, micros - earlier.micros);
    }
}
