package io.openbroker.undertow.contract;

import io.openbroker.annotation.Broker;
import io.openbroker.annotation.Deprovision;
import io.openbroker.annotation.Parameters;
import io.openbroker.annotation.Plan;
import io.openbroker.annotation.Provision;
import io.openbroker.annotation.ServiceOffering;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.Set;

/** A broker whose parameters take much time to validate, unless somebody sees to it; and numbers with bounds. */
@Broker
@SuppressWarnings("openbroker.CostlyPattern")
@ServiceOffering(
        id = "99999999-0000-4000-8000-000000000010",
        name = "costly",
        description = "Has patterns that explode",
        plans = CostlyBroker.Plans.class)
final class CostlyBroker {

    static final String SERVICE = "99999999-0000-4000-8000-000000000010";
    static final String PLAN = "99999999-0000-4000-8000-000000000011";

    enum Plans {
        @Plan(id = CostlyBroker.PLAN, description = "The only one")
        ONLY
    }

    record Costly(
            Optional<@Pattern(regexp = ".*[a-z].*[0-9].*") String> quadratic,
            Optional<@Pattern(regexp = "([a-z0-9]|-)*") String> alternatives,
            Optional<@Pattern(regexp = "(?!-)([a-z]+)+[0-9]") String> exponential,
            Optional<@Size(max = 40) @Pattern(regexp = "(?!-)([a-z]|[a-z]+)*[0-9]") String> bounded,
            Optional<@Email String> mail,
            Optional<Set<String>> labels,
            Optional<@Min(1) @Max(100) Integer> size,
            Optional<@Min(1) Long> total,
            Optional<@DecimalMax("99.5") BigDecimal> price) {}

    @Provision
    void provision(@Parameters Costly parameters) {}

    @Deprovision
    void deprovision() {}
}
