package fixture;

import io.openbroker.annotation.*;
import io.openbroker.model.*;

@Broker
@ServiceOffering(id = "5f6a1c1e-8f0e-4d0b-9d57-2f3a6b1c7e10", name = "logs", description = "Logs", plans = Fixture.Plans.class, requires = Permission.SYSLOG_DRAIN)
class Fixture {
    enum Plans {
        @Plan(id = "0b1c7a52-4f5d-4a8e-8a53-6c1d2e3f4a5b", description = "Small")
        SMALL
    }

    @Provision
    void provision(@InstanceId String id) {}

    @Bind
    ServiceBinding bind(@BindingId String id) {
        return ServiceBinding.EMPTY.withSyslogDrain("syslog-tls://logs.example.com/" + id);
    }

    @Unbind
    void unbind(@BindingId String id) {}

    @Deprovision
    void deprovision(@InstanceId String id) {}
}
