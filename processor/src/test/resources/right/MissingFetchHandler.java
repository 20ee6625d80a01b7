package fixture;

import io.openbroker.annotation.*;
import io.openbroker.model.*;
import java.util.*;
import java.util.concurrent.*;

@Broker(state = State.EXTERNAL)
@ServiceOffering(id = "offering-1", name = "database", description = "Databases", plans = Fixture.Plans.class)
class Fixture {
    enum Plans {
        @Plan(id = "plan-1", description = "Small")
        SMALL
    }

    @Provision
    ServiceInstance provision(@InstanceId String id) {
        return ServiceInstance.EMPTY;
    }

    @Deprovision
    void deprovision(@InstanceId String id) {}

    @Bind
    BindingResult bind(@BindingId String id) {
        return Accepted.as("create-" + id);
    }

    @Unbind
    void unbind(@BindingId String id) {}

    @LastBindingOperation
    OperationStatus lastOperation(@OperationId String task) {
        return OperationStatus.succeeded();
    }

    @FetchBinding
    Map<String, Object> fetch(@BindingId String id) {
        return Map.of("password", "secret of " + id);
    }
}
