package io.openbroker.processor.emit.catalog;

import io.openbroker.catalog.TemplateText;
import io.openbroker.processor.model.Setting;
import io.openbroker.processor.model.broker.BrokerModel;
import io.openbroker.processor.model.broker.CatalogTexts;

/**
 * How texts of the catalog are spelt in what is generated.
 *
 * @param template whether they keep their placeholders, because some value of the broker is known only at start
 */
public record CatalogSpelling(boolean template) {

    public static CatalogSpelling of(BrokerModel broker) {
        for (Setting<String> text : CatalogTexts.of(broker)) {
            if (text.hasPlaceholders()) {
                return new CatalogSpelling(true);
            }
        }
        return new CatalogSpelling(false);
    }

    public String text(Setting<String> setting) {
        return text(setting.value());
    }

    String text(String written) {
        return template ? written : TemplateText.of(written).known().orElse(written);
    }
}
