package fixture;

import io.openbroker.annotation.*;
import io.openbroker.model.*;
import java.util.*;
import java.util.concurrent.*;

// catalogs/right.yaml:
//   services:
//     - name: cache
//       id: offering-1
//       description: Caches
//       bindable: false
//       plans:
//         - name: small
//           id: plan-1
//           description: A small cache
//         - name: extra-large
//           id: plan-2
//           description: A large cache
@Broker(catalog = "catalogs/right.yaml")
class Fixture {
    enum Plans {
        SMALL,
        EXTRA_LARGE
    }

    @Provision
    void provision(@InstanceId String id, Plans plan) {}

    @Deprovision
    void deprovision(@InstanceId String id) {}
}
