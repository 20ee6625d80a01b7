package io.openbroker.testkit.internal.state;

import io.openbroker.testkit.internal.time.TurnedTime;

/** Opens state in a file, if the library for it is there. */
public final class StateHomes {

    private StateHomes() {}

    /**
     * Returns state in a file.
     *
     * @throws IllegalStateException if {@code openbroker-jdbc} is missing
     */
    public static StateHome file(TurnedTime time) {
        try {
            Class.forName("io.openbroker.jdbc.JdbcState", false, StateHomes.class.getClassLoader());
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(
                    "State in a file needs openbroker-jdbc, which is not on the class path of the tests. Add it, or use"
                            + " TestState.MEMORY.",
                    e);
        }
        return new FileHome(time);
    }
}
