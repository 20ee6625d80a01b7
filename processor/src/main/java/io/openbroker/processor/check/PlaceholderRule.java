package io.openbroker.processor.check;

import io.openbroker.processor.diagnostic.Diagnostic;
import io.openbroker.processor.diagnostic.DiagnosticCode;
import io.openbroker.processor.model.BrokerModel;
import io.openbroker.processor.model.CatalogTexts;
import io.openbroker.processor.model.Setting;
import java.util.ArrayList;
import java.util.List;

/** What looks like a placeholder is one. */
final class PlaceholderRule implements Rule {

    @Override
    public List<Diagnostic> check(BrokerModel broker) {
        List<Diagnostic> found = new ArrayList<>();
        for (Setting<String> text : CatalogTexts.of(broker)) {
            text.template()
                    .broken()
                    .ifPresent(broken ->
                            found.add(Diagnostic.of(DiagnosticCode.PLACEHOLDER_BROKEN, text.source(), broken)));
        }
        return found;
    }
}
