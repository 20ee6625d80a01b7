package io.openbroker.spring;

import io.openbroker.annotation.Broker;
import io.openbroker.annotation.Deprovision;
import io.openbroker.annotation.InstanceId;
import io.openbroker.annotation.Parameters;
import io.openbroker.annotation.Plan;
import io.openbroker.annotation.Provision;
import io.openbroker.annotation.ServiceOffering;
import io.openbroker.model.BrokerException;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.annotation.Transactional;

/** A broker whose handlers are transactions, so that Spring wraps it in a proxy. */
@Broker
@ServiceOffering(
        id = AccountBroker.SERVICE,
        name = "account",
        description = "Accounts",
        plans = AccountBroker.Plans.class)
class AccountBroker {

    static final String SERVICE = "b1f0a3c4-5d6e-4f70-8a91-b2c3d4e5f607";
    static final String PLAN = "c2a1b4d5-6e7f-4081-9ba2-c3d4e5f60718";

    private final JdbcTemplate database;

    AccountBroker(JdbcTemplate database) {
        this.database = database;
    }

    enum Plans {
        @Plan(id = PLAN, description = "Free")
        FREE
    }

    record Options(Optional<Boolean> fail) {}

    @Provision
    @Transactional
    void provision(@InstanceId String id, @Parameters Options options) {
        database.update("insert into account (id) values (?)", id);
        if (options.fail().orElse(false)) {
            throw BrokerException.invalidParameters("The account is rejected");
        }
    }

    @Deprovision
    @Transactional
    void deprovision(@InstanceId String id) {
        database.update("delete from account where id = ?", id);
    }
}
