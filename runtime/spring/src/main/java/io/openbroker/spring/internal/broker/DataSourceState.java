package io.openbroker.spring.internal.broker;

import io.openbroker.jdbc.JdbcState;
import io.openbroker.runtime.generated.BrokerDispatcher;
import io.openbroker.runtime.spi.state.BrokerState;
import io.openbroker.runtime.spi.state.StateSettings;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;

/** Opens state in the database of an application. */
public final class DataSourceState implements StateOfApplication.DatabaseState {

    private static final Logger LOG = LoggerFactory.getLogger(DataSourceState.class);
    private static final String H2_IN_MEMORY = "jdbc:h2:mem:";

    private final ObjectProvider<DataSource> dataSources;

    public DataSourceState(ObjectProvider<DataSource> dataSources) {
        this.dataSources = dataSources;
    }

    @Override
    public Optional<BrokerState> open(StateSettings settings, List<BrokerDispatcher> brokers) {
        @Nullable DataSource dataSource = dataSources.getIfUnique();
        if (dataSource == null) {
            throw new BrokerStartException(
                    "The application has several DataSources, so it is not known which one keeps the"
                            + " state. Mark one with @Primary, or set openbroker.state.");
        }
        if (isInMemory(dataSource)) {
            return StateOfApplication.OPENER.open(settings.at("memory"), brokers);
        }
        return Optional.of(JdbcState.open(dataSource, settings));
    }

    private static boolean isInMemory(DataSource dataSource) {
        try (Connection connection = dataSource.getConnection()) {
            return connection.getMetaData().getURL().startsWith(H2_IN_MEMORY);
        } catch (SQLException e) {
            LOG.debug("The kind of the database is not known yet", e);
            return false;
        }
    }
}
