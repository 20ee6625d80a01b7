package io.openbroker.testkit;

/** Where a broker under test has its state. It survives {@link TestBroker#kill()}, and ends with the test. */
public enum TestState {
    /** In the memory of the test: the fastest. */
    MEMORY,
    /** In a temporary file, as {@code openbroker-jdbc} keeps it, which has to be on the class path of the tests. */
    FILE
}
