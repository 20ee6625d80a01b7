package io.openbroker.processor;

import static org.assertj.core.api.Assertions.assertThat;

import io.openbroker.processor.model.RuntimeNames;
import io.openbroker.runtime.generated.BrokerDispatcher;
import io.openbroker.runtime.generated.CatalogDocument;
import io.openbroker.runtime.generated.Execution;
import io.openbroker.runtime.generated.HandlerCall;
import io.openbroker.runtime.generated.MissingHandlerException;
import io.openbroker.runtime.generated.OfferingDescriptor;
import io.openbroker.runtime.generated.PlaceholderValues;
import io.openbroker.runtime.generated.PlanDescriptor;
import io.openbroker.runtime.generated.ResolvedCatalog;
import io.openbroker.runtime.generated.UnknownPlanException;
import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class RuntimeNamesTest {

    @Test
    void areThoseOfTheRuntime() throws Exception {
        List<String> names = new ArrayList<>();
        for (Field field : RuntimeNames.class.getFields()) {
            names.add((String) field.get(null));
        }
        assertThat(names)
                .containsExactlyInAnyOrder(
                        BrokerDispatcher.class.getName(),
                        CatalogDocument.class.getName(),
                        Execution.class.getName(),
                        HandlerCall.class.getName(),
                        MissingHandlerException.class.getName(),
                        OfferingDescriptor.class.getName(),
                        PlanDescriptor.class.getName(),
                        UnknownPlanException.class.getName(),
                        PlaceholderValues.class.getName(),
                        ResolvedCatalog.class.getName(),
                        JsonNode.class.getName(),
                        // The server is built with the processor, so it cannot be named by class here.
                        "io.openbroker.undertow.BrokerServer");
    }
}
