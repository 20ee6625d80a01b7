package io.openbroker.tls;

import io.openbroker.model.OsbOperation;
import io.openbroker.runtime.generated.BrokerDispatcher;
import io.openbroker.runtime.generated.CatalogDocument;
import io.openbroker.runtime.generated.Execution;
import io.openbroker.runtime.generated.OfferingDescriptor;
import io.openbroker.runtime.generated.PlanDescriptor;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** A broker that does nothing but show its catalog. */
public final class CatalogOnly implements BrokerDispatcher {

    @Override
    public List<OfferingDescriptor> offerings() {
        return List.of(OfferingDescriptor.of("s", "service")
                .handles(OsbOperation.PROVISION, Execution.SYNCHRONOUS)
                .handles(OsbOperation.DEPROVISION, Execution.SYNCHRONOUS)
                .plan(PlanDescriptor.of("p", "plan"))
                .build());
    }

    @Override
    public CatalogDocument catalog() {
        return CatalogDocument.of("{\"services\":[]}".getBytes(StandardCharsets.UTF_8), "\"tag\"");
    }
}
