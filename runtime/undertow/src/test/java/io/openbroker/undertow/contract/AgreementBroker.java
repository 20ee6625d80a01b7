package io.openbroker.undertow.contract;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonValue;
import io.openbroker.annotation.Broker;
import io.openbroker.annotation.Deprovision;
import io.openbroker.annotation.Parameters;
import io.openbroker.annotation.Plan;
import io.openbroker.annotation.Provision;
import io.openbroker.annotation.SchemaDraft;
import io.openbroker.annotation.ServiceOffering;
import io.openbroker.annotation.Update;
import jakarta.validation.Valid;
import jakarta.validation.constraints.AssertFalse;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Negative;
import jakarta.validation.constraints.NegativeOrZero;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.annotation.JsonNaming;

/** A broker whose parameters have every constraint and every annotation of Jackson that their schema follows. */
@SuppressWarnings("openbroker.SchemaDraftNotSupported") // Every draft is tested.
@Broker
@ServiceOffering(
        id = "88888888-0000-4000-8000-000000000000",
        name = "agreement",
        description = "Takes what is constrained",
        plans = AgreementBroker.Plans.class)
final class AgreementBroker {

    enum Plans {
        @Plan(
                id = "88888888-0000-4000-8000-000000000001",
                description = "Described in the newest draft",
                schemaDraft = SchemaDraft.DRAFT_2020_12)
        NEW,
        @Plan(id = "88888888-0000-4000-8000-000000000002", description = "Described in draft 4")
        OLD,
        @Plan(
                id = "88888888-0000-4000-8000-000000000003",
                description = "Described in draft 6",
                schemaDraft = SchemaDraft.DRAFT_06)
        DRAFT_6,
        @Plan(
                id = "88888888-0000-4000-8000-000000000004",
                description = "Described in draft 7",
                schemaDraft = SchemaDraft.DRAFT_07)
        DRAFT_7,
        @Plan(
                id = "88888888-0000-4000-8000-000000000005",
                description = "Described in draft 2019-09",
                schemaDraft = SchemaDraft.DRAFT_2019_09)
        DRAFT_2019
    }

    @SuppressWarnings("ArrayRecordComponent") // Parameters may be arrays too.
    record Constrained(
            @Size(min = 2, max = 10) @Pattern(regexp = "[a-z][a-z0-9_]*")
            String name,

            @NotBlank @Size(max = 6) String title,
            @NotEmpty String label,
            Optional<@Pattern(regexp = "\\S+|x\\sy") String> word,
            @Min(-3) @Max(7) int small,
            Optional<@Positive Long> positive,
            Optional<@Negative Integer> negative,
            Optional<@PositiveOrZero Short> notNegative,
            Optional<@NegativeOrZero BigInteger> notPositive,

            @DecimalMin(value = "0.5", inclusive = false) @DecimalMax("300") @Nullable
            BigDecimal price,

            Optional<@Digits(integer = 3, fraction = 2) BigDecimal> digits,
            Optional<@Digits(integer = 2, fraction = 0) Integer> twoDigits,
            Optional<@Min(1) @DecimalMax("7.5") Double> ratio,
            @AssertTrue boolean agreed,
            Optional<@AssertFalse Boolean> rejected,
            @Size(min = 1, max = 2) List<@Min(1) Integer> ports,
            @NotEmpty Set<@Size(max = 3) String> marks,
            Optional<@Size(min = 1) Map<String, @Positive Integer>> weights,
            @Valid Inner inner,
            List<@Valid Inner> inners,
            @Size(max = 1) boolean[] switches) {}

    record Inner(@NotNull @Size(max = 2) String text, Optional<@Valid Inner> inner) {}

    @SuppressWarnings("ArrayRecordComponent") // Bytes are an array.
    @JsonNaming(PropertyNamingStrategies.KebabCaseStrategy.class)
    record Annotated(
            @Valid OwnerName ownerName,
            Optional<@Valid OwnerName> coOwner,
            List<@Valid OwnerName> otherNames,
            @Valid Ports openPorts,
            byte[] secretKey,
            char firstLetter,
            Optional<Character> lastLetter,
            @JsonProperty("sizeGB") int size,
            Lenient lenient,
            Closed closed,
            Bean bean) {}

    record OwnerName(
            @JsonValue @Size(min = 2, max = 6) @Pattern(regexp = "[a-z].*")
            String value) {}

    static final class Ports {

        @SuppressWarnings("UnusedVariable") // Jackson and the validator read it by reflection.
        @JsonValue
        @Size(max = 1)
        private final List<@Positive Integer> numbers;

        @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
        Ports(@Size(max = 1) List<@Positive Integer> numbers) {
            this.numbers = List.copyOf(numbers);
        }
    }

    @JsonIgnoreProperties(ignoreUnknown = true)
    record Lenient(String someName) {}

    @JsonIgnoreProperties("unknown")
    record Closed(String someName, @Nullable String unknown) {}

    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    static class Bean {

        private @Nullable String someName;

        private @Nullable String computed;

        public @Nullable String getSomeName() {
            return someName;
        }

        public void setSomeName(@Nullable String name) {
            this.someName = name;
        }

        @JsonIgnore
        public @Nullable String getUnknown() {
            return computed;
        }

        public void setUnknown(@Nullable String value) {
            this.computed = value;
        }
    }

    @Provision
    void provision(@Parameters Constrained parameters) {}

    @Update
    void update(@Parameters Annotated parameters) {}

    @Deprovision
    void deprovision() {}
}
