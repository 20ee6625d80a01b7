package io.openbroker.processor.diagnostic;

import java.util.List;
import java.util.Set;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import org.jspecify.annotations.Nullable;

/** Removes warnings and notes that the source suppresses with {@code @SuppressWarnings}. */
public final class Suppressions {

    /** Names that suppress all of them. */
    private static final Set<String> EVERYTHING = Set.of("openbroker", "all");

    private Suppressions() {}

    /** Leaves out what is suppressed at its place, around it, or at the broker that it is about. */
    public static void apply(List<Diagnostic> diagnostics, TypeElement broker) {
        diagnostics.removeIf(diagnostic -> diagnostic.code().isSuppressible()
                && (isSuppressed(diagnostic, diagnostic.source().element()) || isSuppressed(diagnostic, broker)));
    }

    private static boolean isSuppressed(Diagnostic diagnostic, Element place) {
        for (@Nullable Element element = place; element != null; element = element.getEnclosingElement()) {
            SuppressWarnings suppressed = element.getAnnotation(SuppressWarnings.class);
            if (suppressed != null
                    && names(suppressed.value(), diagnostic.code().fullName())) {
                return true;
            }
        }
        return false;
    }

    private static boolean names(String[] suppressed, String code) {
        for (String name : suppressed) {
            if (name.equals(code) || EVERYTHING.contains(name)) {
                return true;
            }
        }
        return false;
    }
}
