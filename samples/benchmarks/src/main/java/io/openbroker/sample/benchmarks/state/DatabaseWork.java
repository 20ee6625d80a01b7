package io.openbroker.sample.benchmarks.state;

/** The number of statements that a database has executed, and their execution time in microseconds. */
record DatabaseWork(long statements, double micros) {

    DatabaseWork since(DatabaseWork earlier) {
        return new DatabaseWork(statements - earlier.statements, micros - earlier.micros);
    }
}
