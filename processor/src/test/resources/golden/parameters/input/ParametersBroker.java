package com.example.parameters;

import com.fasterxml.jackson.annotation.*;
import io.openbroker.annotation.*;
import jakarta.validation.constraints.*;
import java.math.*;
import java.net.URI;
import java.time.*;
import java.util.*;
import org.jspecify.annotations.*;

@Broker
@ServiceOffering(id = "parameters-id", name = "parameters", description = "P", plans = ParametersBroker.Plans.class)
public final class ParametersBroker {
    public enum Plans {
        @Plan(id = "only", description = "The only one") ONLY
    }

    /**
     * What a database is like.
     *
     * @param name how it is called, in {@code lower case}
     * @param replicas how many there are
     * @param owner who <b>owns</b> it
     */
    @NullMarked
    public record Create(
            @Size(min = 1, max = 63) @Pattern(regexp = "[a-z][a-z0-9_]*") String name,
            @Positive @Max(7) int replicas,
            Optional<@Min(1) Integer> connections,
            @JsonProperty("disk-size") @Digits(integer = 4, fraction = 2) BigDecimal size,
            @JsonAlias({"colour", "hue"}) Optional<Color> color,
            @JsonAlias("zone") String region,
            @Nullable Boolean backups,
            List<@NotBlank String> tags,
            @NotEmpty Set<UUID> members,
            @Size(max = 9) Map<String, Double> weights,
            Map<Color, Owner> owners,
            Owner owner,
            Optional<Storage> storage,
            @JsonIgnore Optional<String> internal,
            Times times,
            Tree tree) {}

    public enum Color {
        RED,
        @JsonProperty("light-green") @JsonAlias("lime") LIGHT_GREEN
    }

    /** A person. */
    public record Owner(@NotNull @Email String mail, @Nullable String phone) {}

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
    public sealed interface Storage permits Disk, Bucket {}

    @JsonTypeName("disk")
    public record Disk(@DecimalMin(value = "0.5", inclusive = false) double gigabytes) implements Storage {}

    @JsonTypeName("bucket")
    public record Bucket(@NotNull URI uri) implements Storage {}

    public record Times(
            Instant instant,
            OffsetDateTime offset,
            LocalDate date,
            LocalDateTime local,
            LocalTime time,
            Duration duration,
            Period period,
            YearMonth month,
            ZoneId zone) {}

    public record Tree(Object value, List<Tree> children, Pair<Integer, String> pair, long[] numbers) {}

    public record Pair<A, B>(A first, B second) {}

    /** A bean. */
    public static class Change {
        /** The new name. */
        private String name;

        @PositiveOrZero private Long quota;

        @JsonProperty private int priority;

        private final List<String> log = new ArrayList<>();

        public String getName() {
            return name;
        }

        public void setName(String name) {
            this.name = name;
        }

        public void setQuota(Long quota) {
            this.quota = quota;
        }

        public List<String> getLog() {
            return log;
        }
    }

    @Provision void provision(@Parameters Create create) {}
    @Update void update(@Parameters Change change) {}
    @Deprovision void deprovision() {}
    @Bind Owner bind(@Parameters Owner owner) { return owner; }
    @Unbind void unbind() {}
}
