package io.openbroker.runtime.spi.state;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the services that a platform has bound to the broker's own process offer for its state. It counts only where no location
 * or no keys are set.
 *
 * @param databases the databases of PostgreSQL
 * @param keys the keys that encrypt the state, in the format of the {@link BrokerStateProvider}
 */
public record BoundServices(List<Database> databases, Optional<String> keys) {

    /** Nothing is bound. */
    public static final BoundServices NONE = new BoundServices(List.of(), Optional.empty());

    /** Copies the list. */
    public BoundServices {
        databases = List.copyOf(databases);
    }

    /**
     * A database.
     *
     * @param service the name of the bound service
     * @param location the JDBC URL; empty if the credentials of the service have none, and not what makes one
     * @param username the user
     * @param password the password of that user
     * @param files files for options of the driver that name one, such as {@code sslrootcert}, by that name
     */
    public record Database(
            String service,
            Optional<String> location,
            Optional<String> username,
            Optional<String> password,
            Map<String, String> files) {

        /** Copies the map. */
        public Database {
            files = Map.copyOf(files);
        }

        /** Leaves everything but the name out, since even the URL may contain a secret. */
        @Override
        public String toString() {
            return "Database[service=" + service + "]";
        }
    }

    /** Leaves the keys out. */
    @Override
    public String toString() {
        return "BoundServices" + databases;
    }
}
