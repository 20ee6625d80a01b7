package io.openbroker.processor.read.file;

import io.openbroker.annotation.Flag;
import io.openbroker.catalog.NearestName;
import io.openbroker.processor.diagnostic.SourceRef;
import io.openbroker.processor.file.FileValue;
import io.openbroker.processor.file.JsonText;
import io.openbroker.processor.model.Setting;
import io.openbroker.processor.model.catalog.FileProblem;
import io.openbroker.processor.model.catalog.VerbatimField;
import io.openbroker.processor.schema.SchemaFileCheck;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Reads the fields of one object in a catalog file, and notes each that is not what it must be. */
final class FieldReader {

    private static final String TRUTH = "true or false";

    private final FileValue.Members object;
    private final SourceRef file;
    private final List<FileProblem> problems;

    /** The names that were asked for, and so the only ones that have a meaning. */
    private final Set<String> known = new HashSet<>();

    /** Names that are probably misspelt names of missing fields. */
    private final Set<String> mistaken = new HashSet<>();

    FieldReader(FileValue.Members object, SourceRef file, List<FileProblem> problems) {
        this.object = object;
        this.file = file;
        this.problems = problems;
    }

    SourceRef source() {
        return file.in(object.place());
    }

    FileValue value() {
        return object;
    }

    Map<String, FileValue> fields() {
        return object.values();
    }

    /** Whether the field is there; one that is null is not. */
    boolean has(String name) {
        FileValue value = object.values().get(name);
        return value != null && !(value instanceof FileValue.Nothing);
    }

    private Optional<FileValue> present(String name) {
        known.add(name);
        return has(name) ? Optional.ofNullable(object.values().get(name)) : Optional.empty();
    }

    SourceRef place(String name) {
        return Optional.ofNullable(object.values().get(name))
                .map(value -> file.in(value.place()))
                .orElseGet(this::source);
    }

    Setting<String> requiredText(String name) {
        missing(name, "a string");
        return text(name);
    }

    Setting<String> text(String name) {
        return setting(name, "", "a string", FieldReader::asText);
    }

    Setting<Boolean> truth(String name, boolean initial) {
        return setting(name, initial, TRUTH, FieldReader::asTruth);
    }

    Setting<Flag> flag(String name) {
        return setting(
                name, Flag.FROM_HANDLERS, TRUTH, value -> asTruth(value).map(truth -> truth ? Flag.TRUE : Flag.FALSE));
    }

    Setting<Integer> wholeNumber(String name) {
        return setting(name, 0, "a whole number of at most " + Integer.MAX_VALUE, value -> {
            try {
                return value instanceof FileValue.Numeral number
                        ? Optional.of(Integer.parseInt(number.digits()))
                        : Optional.empty();
            } catch (NumberFormatException e) {
                return Optional.empty();
            }
        });
    }

    List<Setting<String>> texts(String name) {
        return elements(name, "an array of strings", value -> asText(value).map(text -> setting(text, value)));
    }

    /** The elements of an array that are among some constants. */
    <E extends Enum<E>> List<E> constants(String name, String expected, Function<String, Optional<E>> find) {
        return elements(name, expected, value -> asText(value).flatMap(find));
    }

    Optional<FieldReader> object(String name) {
        return object(name, "an object");
    }

    Optional<FieldReader> requiredObject(String name, String expected) {
        missing(name, expected);
        return object(name, expected);
    }

    private Optional<FieldReader> object(String name, String expected) {
        Optional<FileValue> value = present(name);
        value.filter(given -> !(given instanceof FileValue.Members))
                .ifPresent(given -> wrong(name, given, given.kind(), expected));
        return value.flatMap(this::reader);
    }

    /** The objects in an array that must be there, and hold at least one. */
    List<FieldReader> requiredObjects(String name) {
        String expected = "an array of at least one object";
        missing(name, expected);
        if (object.values().get(name) instanceof FileValue.Elements array
                && array.values().isEmpty()) {
            wrong(name, array, "an empty array", expected);
        }
        return elements(name, expected, this::reader);
    }

    /** The fields that nobody asked for; a name that is nearly one of the others, or belongs into the metadata, is noted. */
    List<VerbatimField> others(Set<String> ofMetadata) {
        List<VerbatimField> verbatim = new ArrayList<>();
        object.values().forEach((name, value) -> {
            if (!known.contains(name)) {
                misspelt(
                        name,
                        ofMetadata.contains(name)
                                ? " Did you mean the field of \"metadata\"?"
                                : NearestName.hint(name, known));
                verbatim.add(verbatim(name, value));
            }
        });
        return verbatim;
    }

    List<VerbatimField> others() {
        return others(Set.of());
    }

    /** Notes a name by which another one may be meant. */
    void misspelt(String name, String hint) {
        if (!hint.isEmpty() && !mistaken.contains(name)) {
            problems.add(new FileProblem(FileProblem.Kind.FIELD_MISSPELT, place(name), List.of(name, hint)));
        }
    }

    VerbatimField verbatim(String name, FileValue value) {
        return new VerbatimField(name, setting(JsonText.of(value), value));
    }

    private void missing(String name, String expected) {
        if (object.values().get(name) instanceof FileValue.Nothing nothing) {
            wrong(name, nothing, nothing.kind(), expected);
        } else if (!has(name)) {
            Optional<String> meant = NearestName.find(name, object.values().keySet());
            meant.ifPresent(mistaken::add);
            String remedy =
                    "Add it" + meant.map(key -> ", or rename \"" + key + "\"").orElse("");
            problems.add(new FileProblem(
                    FileProblem.Kind.FIELD_MISSING,
                    meant.map(this::place).orElseGet(this::source),
                    List.of(name, remedy, expected)));
        }
    }

    /** The fields of an object in the same file. */
    Optional<FieldReader> reader(FileValue value) {
        return value instanceof FileValue.Members members
                ? Optional.of(new FieldReader(members, file, problems))
                : Optional.empty();
    }

    /** A text at the place of a value. */
    Setting<String> setting(String text, FileValue value) {
        return new Setting<>(text, true, file.in(value.place()));
    }

    private <T> List<T> elements(String name, String expected, Function<FileValue, Optional<T>> read) {
        Optional<FileValue> value = present(name);
        List<T> found = new ArrayList<>();
        if (value.isEmpty()) {
            return found;
        }
        if (value.get() instanceof FileValue.Elements array) {
            for (FileValue element : array.values()) {
                int before = problems.size();
                Optional<T> one = read.apply(element);
                one.ifPresent(found::add);
                if (one.isEmpty() && problems.size() == before) {
                    wrongElement(name, element, expected);
                }
            }
        } else {
            wrong(name, value.get(), value.get().kind(), expected);
        }
        return found;
    }

    private <T> Setting<T> setting(String name, T initial, String expected, Function<FileValue, Optional<T>> read) {
        Optional<FileValue> value = present(name);
        if (value.isEmpty()) {
            return new Setting<>(initial, false, place(name));
        }
        Optional<T> found = read.apply(value.get());
        if (found.isEmpty()) {
            wrong(name, value.get(), value.get().kind(), expected);
        }
        return new Setting<>(found.orElse(initial), true, place(name));
    }

    void wrongElement(String name, FileValue element, String expected) {
        wrong(name, element, "an array with " + shown(element), expected);
    }

    void wrong(String name, FileValue value, String actual, String expected) {
        problems.add(
                new FileProblem(FileProblem.Kind.FIELD_WRONG, file.in(value.place()), List.of(name, actual, expected)));
    }

    /** Notes that this object is a schema that cannot be used. */
    void wrongSchema(SchemaFileCheck.Finding finding) {
        problems.add(new FileProblem(
                FileProblem.Kind.SCHEMA_WRONG,
                source(),
                List.of(object.place().file(), finding.reason(), finding.remedy())));
    }

    private static String shown(FileValue value) {
        return value instanceof FileValue.Text text ? "\"" + text.value() + "\"" : value.kind();
    }

    private static Optional<String> asText(FileValue value) {
        return value instanceof FileValue.Text text ? Optional.of(text.value()) : Optional.empty();
    }

    private static Optional<Boolean> asTruth(FileValue value) {
        return value instanceof FileValue.Truth truth ? Optional.of(truth.value()) : Optional.empty();
    }
}
