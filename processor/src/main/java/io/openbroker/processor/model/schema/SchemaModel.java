package io.openbroker.processor.model.schema;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The JSON values that a JSON schema allows. */
public sealed interface SchemaModel {

    /** Any value whatsoever. */
    record Any() implements SchemaModel {}

    /**
     * True or false.
     *
     * @param only the one of the two that is allowed, if not both are
     */
    record Truth(Optional<Boolean> only) implements SchemaModel {

        /** The same, if it is that one; there is none if it must be the other one, too. */
        public SchemaModel withOnly(boolean one) {
            return only.map(present -> present == one).orElse(true)
                    ? new Truth(Optional.of(one))
                    : new Choice(List.of());
        }
    }

    /**
     * A string.
     *
     * @param length how many characters it may have
     * @param format the name of its format
     * @param patterns regular expressions that must all be found in it
     */
    record Text(Range length, Optional<String> format, List<String> patterns) implements SchemaModel {

        public static final Text ANY = new Text(Range.ANY, Optional.empty(), List.of());

        public Text {
            patterns = List.copyOf(patterns);
        }

        public Text withLength(Range more) {
            return new Text(length.and(more), format, patterns);
        }

        public Text withFormat(String name) {
            return new Text(length, Optional.of(name), patterns);
        }

        public Text withPattern(String pattern) {
            List<String> all = new ArrayList<>(patterns);
            all.add(pattern);
            return new Text(length, format, all);
        }
    }

    /**
     * A string that represents another value, such as a date.
     *
     * @param format the name of its format
     * @param pattern a regular expression that must be found in it
     * @param encoding the encoding of the value in the string
     */
    record Formatted(Optional<String> format, Optional<String> pattern, Optional<String> encoding)
            implements SchemaModel {

        public static Formatted of(String format) {
            return new Formatted(Optional.of(format), Optional.empty(), Optional.empty());
        }

        public static Formatted matching(String pattern) {
            return new Formatted(Optional.empty(), Optional.of(pattern), Optional.empty());
        }

        public Formatted withPattern(String more) {
            return new Formatted(format, Optional.of(more), encoding);
        }

        public Formatted withEncoding(String name) {
            return new Formatted(format, pattern, Optional.of(name));
        }
    }

    /** One of some strings. */
    record Choice(List<String> values) implements SchemaModel {
        public Choice {
            values = List.copyOf(values);
        }
    }

    /**
     * A number.
     *
     * @param integer whether it must be whole
     * @param minimum the least
     * @param maximum the greatest
     * @param multipleOf the number that divides every value
     */
    record Numeric(boolean integer, Optional<Bound> minimum, Optional<Bound> maximum, Optional<BigDecimal> multipleOf)
            implements SchemaModel {

        public static final Numeric ANY = new Numeric(false, Optional.empty(), Optional.empty(), Optional.empty());
        public static final Numeric INTEGER = new Numeric(true, Optional.empty(), Optional.empty(), Optional.empty());

        /** The same with a bound, where that is the stricter one. */
        public Numeric atLeast(Bound bound) {
            boolean stricter =
                    minimum.map(present -> bound.compareTo(present, 1) > 0).orElse(true);
            return stricter ? new Numeric(integer, Optional.of(bound), maximum, multipleOf) : this;
        }

        /** The same with a bound, where that is the stricter one. */
        public Numeric atMost(Bound bound) {
            boolean stricter =
                    maximum.map(present -> bound.compareTo(present, -1) < 0).orElse(true);
            return stricter ? new Numeric(integer, minimum, Optional.of(bound), multipleOf) : this;
        }

        public Numeric withMultipleOf(BigDecimal unit) {
            return new Numeric(integer, minimum, maximum, Optional.of(unit));
        }
    }

    /** The end of a range of numbers, and whether it is itself outside. */
    record Bound(BigDecimal value, boolean exclusive) {

        public static Bound of(BigDecimal value) {
            return new Bound(value, false);
        }

        private int compareTo(Bound other, int whenExclusive) {
            int values = value.compareTo(other.value);
            return values != 0 ? values : whenExclusive * Boolean.compare(exclusive, other.exclusive);
        }
    }

    /** How many of something there may be. */
    record Range(int minimum, int maximum) {

        public static final Range ANY = new Range(0, Integer.MAX_VALUE);

        public static Range atLeast(int minimum) {
            return new Range(minimum, Integer.MAX_VALUE);
        }

        Range and(Range other) {
            return new Range(Math.max(minimum, other.minimum), Math.min(maximum, other.maximum));
        }
    }

    /** An array. */
    record ListOf(SchemaModel items, boolean unique, Range size) implements SchemaModel {
        public ListOf withSize(Range more) {
            return new ListOf(items, unique, size.and(more));
        }
    }

    /**
     * An object whose names are data.
     *
     * @param keys the names that are possible; none for all
     */
    record MapOf(List<String> keys, SchemaModel values, Range size) implements SchemaModel {
        public MapOf {
            keys = List.copyOf(keys);
        }

        public MapOf withSize(Range more) {
            return new MapOf(keys, values, size.and(more));
        }
    }

    /**
     * An object with properties.
     *
     * @param open whether others are allowed too
     */
    record ObjectOf(String description, List<Property> properties, boolean open) implements SchemaModel {
        public ObjectOf {
            properties = List.copyOf(properties);
        }
    }

    /**
     * A property of an object.
     *
     * @param name its name
     * @param aliases alternative names
     * @param required whether it must be there
     * @param schema what its value may be
     */
    record Property(String name, List<String> aliases, boolean required, SchemaModel schema) {
        public Property {
            aliases = List.copyOf(aliases);
        }
    }

    /** Exactly one of several. */
    record OneOf(String description, List<SchemaModel> variants) implements SchemaModel {
        public OneOf {
            variants = List.copyOf(variants);
        }
    }

    /** The schema of the definition with that name. */
    record Reference(String definition) implements SchemaModel {}

    /** The same, or null. */
    record OrNull(SchemaModel schema) implements SchemaModel {}

    /** The same, with a text for people. */
    record Described(SchemaModel schema, String description) implements SchemaModel {}
}
