package io.openbroker.processor.model;

import io.openbroker.catalog.TemplateText;
import io.openbroker.processor.diagnostic.SourceRef;
import java.util.Optional;

/**
 * The value of an annotation's member, or of a field in a catalog file.
 *
 * @param value the value, or the default; a text is as it is written, with its placeholders
 * @param explicit whether the user wrote it
 * @param source the value, or the annotation where the user did not write it
 */
public record Setting<T>(T value, boolean explicit, SourceRef source) {

    /**
     * The text so far as it is known before the broker starts: with the defaults of its placeholders, if they have some. Nothing is
     * known of what is no placeholder but looks like one.
     */
    public Optional<String> known() {
        TemplateText template = template();
        return template.broken().isPresent() ? Optional.empty() : template.known();
    }

    /** Whether the text depends on values that are known only at start. */
    public boolean hasPlaceholders() {
        return template().hasPlaceholders();
    }

    /** The text with its placeholders. */
    public TemplateText template() {
        return TemplateText.of(String.valueOf(value));
    }
}
