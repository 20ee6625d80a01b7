package io.openbroker.processor.emit.dispatcher;

import io.openbroker.processor.emit.catalog.CatalogSpelling;
import io.openbroker.processor.emit.source.Snippets;
import io.openbroker.processor.model.Setting;

/** How a dispatcher names values of the catalog: by what they are, or by asking for what became of their placeholders. */
record CatalogCode(CatalogSpelling spelling) {

    /** The field of a dispatcher that holds what placeholders have become. */
    static final String FIELD = "resolved";

    /** An expression for a text. */
    String text(Setting<String> setting) {
        String text = spelling.text(setting);
        String literal = Snippets.literal(text);
        return spelling.template() && text.contains("${") ? FIELD + ".text(" + literal + ")" : literal;
    }

    /** An id as a label of a {@code switch} over {@link #selector}. */
    String label(Setting<String> id) {
        return Snippets.literal(spelling.text(id));
    }

    /** The value of a {@code switch} over an id in a request: the id, or its text in the source. */
    String selector(String id) {
        return spelling.template() ? FIELD + ".idAsWritten(" + id + ")" : id;
    }

    /** The modifiers of methods that name values of the catalog. */
    String modifiers() {
        return spelling.template() ? "private " : "private static ";
    }
}
