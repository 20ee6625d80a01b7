package io.openbroker.processor.file;

import io.openbroker.processor.diagnostic.FilePlace;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A JSON value in a file. */
public sealed interface FileValue {

    FilePlace place();

    /** The kind of value, as messages name it. */
    String kind();

    /** Whether it holds no other values. */
    default boolean isScalar() {
        return !(this instanceof Elements) && !(this instanceof Members);
    }

    /** A string. */
    record Text(String value, FilePlace place) implements FileValue {
        @Override
        public String kind() {
            return "a string";
        }
    }

    /** A number, with the digits of a JSON number. */
    record Numeral(String digits, FilePlace place) implements FileValue {
        @Override
        public String kind() {
            return "the number " + digits;
        }
    }

    /** A boolean. */
    record Truth(boolean value, FilePlace place) implements FileValue {
        @Override
        public String kind() {
            return Boolean.toString(value);
        }
    }

    /** The value {@code null}. */
    record Nothing(FilePlace place) implements FileValue {
        @Override
        public String kind() {
            return "null";
        }
    }

    /** An array. */
    record Elements(List<FileValue> values, FilePlace place) implements FileValue {
        public Elements {
            values = List.copyOf(values);
        }

        @Override
        public String kind() {
            return "an array";
        }
    }

    /** An object, with its members in the order of the file. */
    record Members(Map<String, FileValue> values, FilePlace place) implements FileValue {
        public Members {
            values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
        }

        @Override
        public String kind() {
            return "an object";
        }
    }
}
