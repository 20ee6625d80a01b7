package io.openbroker.runtime.internal.template;

import io.openbroker.catalog.Finding;
import io.openbroker.catalog.TemplateText;
import io.openbroker.catalog.ValueProblem;
import io.openbroker.catalog.ValueRules;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/** Replaces placeholders by values in all texts except those of schemas. */
final class TextResolver {

    private static final Pattern SCHEMAS = Pattern.compile("/services/\\d+/plans/\\d+/schemas");
    private static final Pattern AMOUNT = Pattern.compile("/services/\\d+/plans/\\d+/metadata/costs/\\d+/amount/[^/]*");

    private final Function<String, Optional<String>> values;
    private final List<Problem> problems = new ArrayList<>();

    TextResolver(Function<String, Optional<String>> values) {
        this.values = values;
    }

    List<Problem> problems() {
        return problems;
    }

    JsonNode resolve(JsonNode node, String pointer) {
        if (SCHEMAS.matcher(pointer).matches()) {
            return node;
        }
        if (node instanceof ObjectNode object) {
            ObjectNode resolved = JsonNodeFactory.instance.objectNode();
            for (Map.Entry<String, JsonNode> field : object.properties()) {
                String place = pointer + "/" + field.getKey().replace("~", "~0").replace("/", "~1");
                resolved.set(text(field.getKey(), place), resolve(field.getValue(), place));
            }
            return resolved;
        }
        if (node instanceof ArrayNode array) {
            ArrayNode resolved = JsonNodeFactory.instance.arrayNode();
            for (int i = 0; i < array.size(); i++) {
                resolved.add(resolve(array.get(i), pointer + "/" + i));
            }
            return resolved;
        }
        return node instanceof StringNode string ? value(string.stringValue(), pointer) : node;
    }

    private JsonNode value(String written, String pointer) {
        int before = problems.size();
        String text = text(written, pointer);
        boolean becomesNumber =
                AMOUNT.matcher(pointer).matches() && TemplateText.of(written).hasPlaceholders();
        if (!becomesNumber || problems.size() > before) {
            return JsonNodeFactory.instance.stringNode(text);
        }
        List<Finding> found = ValueRules.amount(text);
        found.forEach(finding -> problems.add(new Problem(pointer, finding)));
        return found.isEmpty()
                ? JsonNodeFactory.instance.numberNode(new BigDecimal(text))
                : JsonNodeFactory.instance.stringNode(text);
    }

    /** Returns the text with values. Each missing value is a problem; the text is then not checked any further. */
    private String text(String written, String pointer) {
        TemplateText template = TemplateText.of(written);
        List<String> missing = template.missing(values);
        missing.forEach(name -> problems.add(
                new Problem(pointer, Finding.of(ValueProblem.MISSING_PLACEHOLDER_VALUE, name, name, name))));
        return missing.isEmpty() ? template.resolve(values) : written;
    }
}
