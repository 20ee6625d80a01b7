package io.openbroker.undertow.contract;

import com.fasterxml.jackson.annotation.JsonAlias;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeName;
import io.openbroker.annotation.Bind;
import io.openbroker.annotation.Broker;
import io.openbroker.annotation.Deprovision;
import io.openbroker.annotation.Parameters;
import io.openbroker.annotation.Plan;
import io.openbroker.annotation.Provision;
import io.openbroker.annotation.SchemaDraft;
import io.openbroker.annotation.ServiceOffering;
import io.openbroker.annotation.Unbind;
import io.openbroker.annotation.Update;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.Period;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A broker that takes parameters of all kinds. */
@SuppressWarnings("openbroker.SchemaDraftNotSupported") // Every draft is tested.
@Broker
@ServiceOffering(
        id = ParametersBroker.SERVICE,
        name = "parameters",
        description = "Takes parameters",
        plans = ParametersBroker.Plans.class)
final class ParametersBroker {

    static final String SERVICE = "44444444-0000-4000-8000-000000000000";
    static final String NEW_ID = "44444444-0000-4000-8000-000000000001";
    static final String OLD_ID = "44444444-0000-4000-8000-000000000002";

    enum Plans {
        @Plan(id = NEW_ID, description = "Described in the newest draft", schemaDraft = SchemaDraft.DRAFT_2020_12)
        NEW,
        @Plan(id = OLD_ID, description = "Described in draft 4")
        OLD,
        @Plan(
                id = "44444444-0000-4000-8000-000000000003",
                description = "Described in draft 6",
                schemaDraft = SchemaDraft.DRAFT_06)
        DRAFT_6,
        @Plan(
                id = "44444444-0000-4000-8000-000000000004",
                description = "Described in draft 7",
                schemaDraft = SchemaDraft.DRAFT_07)
        DRAFT_7,
        @Plan(
                id = "44444444-0000-4000-8000-000000000005",
                description = "Described in draft 2019-09",
                schemaDraft = SchemaDraft.DRAFT_2019_09)
        DRAFT_2019
    }

    record Create(
            @Size(min = 1, max = 10) @Pattern(regexp = "[a-z][a-z0-9_]*")
            String name,

            @Positive @Max(7) int replicas,
            Optional<@Min(1) Integer> connections,

            @JsonProperty("disk-size") Optional<@Digits(integer = 4, fraction = 2) BigDecimal> size,

            @JsonAlias("colour") Optional<Color> color,
            @Nullable Boolean backups,
            Optional<@Size(min = 1) List<String>> tags,
            Optional<Storage> storage) {}

    enum Color {
        RED,
        @JsonProperty("light-green")
        LIGHT_GREEN;

        @Override
        public String toString() {
            return "some colour";
        }
    }

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
    sealed interface Storage permits Disk, Bucket {}

    @JsonTypeName("disk")
    record Disk(double gigabytes) implements Storage {}

    record Bucket(URI uri) implements Storage {}

    /** Everything that needs no constraint. */
    record Everything(
            byte tiny,
            short small,
            int count,
            long total,
            BigInteger huge,
            float rough,
            double ratio,
            BigDecimal price,
            boolean on,
            String text,
            Color color,
            Optional<String> maybe,
            List<Integer> ports,
            Set<UUID> members,
            Map<String, List<Boolean>> flags,
            Map<Color, String> names,
            Collection<Long> numbers,
            Tree tree,
            Pair<Integer, Color> pair,
            Storage storage,
            Times times,
            @Nullable String comment) {}

    record Tree(List<Tree> children, Optional<Object> value) {}

    record Pair<A, B>(A first, B second) {}

    record Times(
            Instant instant,
            OffsetDateTime offset,
            LocalDate date,
            LocalDateTime local,
            LocalTime time,
            Duration duration,
            Period period,
            YearMonth month,
            ZoneId zone,
            URI uri) {}

    final List<Object> received = new ArrayList<>();

    @Provision
    void provision(@Parameters Create create) {
        received.add(create);
    }

    @Update
    void update(@Parameters Everything everything) {
        received.add(everything);
    }

    @Deprovision
    void deprovision() {}

    @Bind
    Map<String, Object> bind(@Parameters(schema = "schemas/bind.json") Map<String, Object> parameters) {
        received.add(parameters);
        return parameters;
    }

    @Unbind
    void unbind() {}
}
