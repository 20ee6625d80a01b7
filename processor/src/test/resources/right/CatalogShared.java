package fixture;

import io.openbroker.annotation.*;

@Broker(catalog = "catalogs/right.yaml")
class Fixture {
    @Provision
    void provision(@InstanceId String id) {}

    @Deprovision
    void deprovision(@InstanceId String id) {}
}
