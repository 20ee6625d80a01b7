package io.openbroker.processor.model.broker;

import io.openbroker.catalog.PlatformProfile;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The platforms whose rules a catalog is held to, as the option {@code openbroker.platforms} names them: {@code all} (the default),
 * {@code none}, or names with commas between them, each alone or with {@code :error} or {@code :warning}.
 *
 * @param errors for each platform whether its findings are errors
 * @param unknown what in the option is neither
 */
public record PlatformSelection(Map<PlatformProfile, Boolean> errors, List<Unknown> unknown) {

    /** The option. */
    public static final String OPTION = "openbroker.platforms";

    private static final String EVERY = "all";
    private static final String NONE = "none";
    private static final String ERROR = "error";
    private static final String WARNING = "warning";

    public PlatformSelection {
        errors = Map.copyOf(errors);
        unknown = List.copyOf(unknown);
    }

    /**
     * Something in the option that has no meaning.
     *
     * @param value what it is
     * @param expected what it would have to be
     * @param known what it may be
     */
    public record Unknown(String value, String expected, List<String> known) {
        public Unknown {
            known = List.copyOf(known);
        }
    }

    /** Reads the value of the option. */
    public static PlatformSelection parse(String option) {
        Map<PlatformProfile, Boolean> errors = new EnumMap<>(PlatformProfile.class);
        List<Unknown> unknown = new ArrayList<>();
        for (String item : option.split(",", -1)) {
            String[] parts = item.strip().split(":", 2);
            String name = parts[0].strip();
            String severity = parts.length == 2 ? parts[1].strip() : WARNING;
            if (!severity.equals(ERROR) && !severity.equals(WARNING)) {
                unknown.add(new Unknown(severity, "a severity", List.of(ERROR, WARNING)));
            } else if (name.equals(EVERY)) {
                for (PlatformProfile platform : PlatformProfile.values()) {
                    errors.put(platform, severity.equals(ERROR));
                }
            } else if (PlatformProfile.named(name).isPresent()) {
                errors.put(PlatformProfile.named(name).get(), severity.equals(ERROR));
            } else if (!name.equals(NONE)) {
                unknown.add(new Unknown(name, "a platform", words()));
            }
        }
        return new PlatformSelection(errors, unknown);
    }

    /** The names of the platforms in the option. */
    public static List<String> names() {
        List<String> names = new ArrayList<>();
        for (PlatformProfile platform : PlatformProfile.values()) {
            names.add(platform.id());
        }
        return names;
    }

    private static List<String> words() {
        List<String> words = names();
        words.add(EVERY);
        words.add(NONE);
        return words;
    }

    /** The platforms whose rules count. */
    public Set<PlatformProfile> checked() {
        return errors.keySet();
    }

    /** Whether the rules of every platform count. */
    public boolean isAll() {
        return errors.size() == PlatformProfile.values().length;
    }

    /** Whether one of some platforms makes its findings errors. */
    public boolean isError(Set<PlatformProfile> platforms) {
        for (PlatformProfile platform : platforms) {
            if (errors.getOrDefault(platform, false)) {
                return true;
            }
        }
        return false;
    }
}
