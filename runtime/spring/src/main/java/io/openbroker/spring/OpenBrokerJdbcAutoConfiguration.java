package io.openbroker.spring;

import io.openbroker.jdbc.JdbcState;
import io.openbroker.spring.internal.broker.DataSourceState;
import javax.sql.DataSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.context.annotation.Bean;

/** Keeps state in the database of an application. */
@AutoConfiguration(
        before = OpenBrokerAutoConfiguration.class,
        afterName = "org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration")
@ConditionalOnClass({JdbcState.class, DataSource.class})
@ConditionalOnBean(DataSource.class)
final class OpenBrokerJdbcAutoConfiguration {

    OpenBrokerJdbcAutoConfiguration() {}

    @Bean
    DataSourceState openBrokerDataSourceState(ObjectProvider<DataSource> dataSources) {
        return new DataSourceState(dataSources);
    }
}
