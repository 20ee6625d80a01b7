package io.openbroker.processor.emit;

import com.palantir.javapoet.CodeBlock;
import io.openbroker.processor.model.Setting;
import java.util.List;
import javax.lang.model.element.Modifier;

/** How a dispatcher names values of the catalog: by what they are, or by asking for what became of their placeholders. */
record CatalogCode(CatalogSpelling spelling) {

    /** The field of a dispatcher that holds what placeholders have become. */
    static final String FIELD = "resolved";

    /** An expression for a text. */
    CodeBlock text(Setting<String> setting) {
        String text = spelling.text(setting);
        return spelling.template() && text.contains("${")
                ? CodeBlock.of("$N.text($S)", FIELD, text)
                : CodeBlock.of("$S", text);
    }

    /** An id as a label of a {@code switch} over {@link #selector}. */
    CodeBlock label(Setting<String> id) {
        return CodeBlock.of("$S", spelling.text(id));
    }

    /** The value of a {@code switch} over an id in a request: the id, or its text in the source. */
    CodeBlock selector(String id) {
        return spelling.template() ? CodeBlock.of("$N.idAsWritten($L)", FIELD, id) : CodeBlock.of("$L", id);
    }

    /** The modifiers of methods that name values of the catalog. */
    List<Modifier> modifiers() {
        return spelling.template() ? List.of(Modifier.PRIVATE) : List.of(Modifier.PRIVATE, Modifier.STATIC);
    }
}
