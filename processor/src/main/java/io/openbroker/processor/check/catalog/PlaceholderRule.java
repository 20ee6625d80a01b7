package io.openbroker.processor.check.catalog;

import io.openbroker.processor.check.Rule;
import io.openbroker.processor.diagnostic.Diagnostic;
import io.openbroker.processor.diagnostic.DiagnosticCode;
import io.openbroker.processor.model.Setting;
import io.openbroker.processor.model.broker.BrokerModel;
import io.openbroker.processor.model.broker.CatalogTexts;
import java.util.List;
import java.util.Optional;

/** Texts that look like placeholders are valid placeholders. */
public final class PlaceholderRule implements Rule {

    @Override
    public void check(BrokerModel broker, List<Diagnostic> found) {
        for (Setting<String> text : CatalogTexts.of(broker)) {
            Optional<String> broken = text.template().broken();
            if (broken.isPresent()) {
                found.add(Diagnostic.of(DiagnosticCode.PLACEHOLDER_BROKEN, text.source(), broken.get()));
            }
        }
    }
}
