package io.openbroker.runtime.internal.schema;

import com.networknt.schema.ExecutionContext;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaContext;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.keyword.BaseKeywordValidator;
import com.networknt.schema.keyword.Keyword;
import com.networknt.schema.keyword.KeywordType;
import com.networknt.schema.keyword.KeywordValidator;
import com.networknt.schema.path.NodePath;
import io.openbroker.runtime.internal.json.CanonicalJson;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/**
 * Evaluates a keyword in place of the library: numbers are compared by value, whatever their notation, and patterns only apply to
 * texts that do not exceed the maximum length.
 */
final class ExactKeyword implements Keyword {

    /** Cost of each nested value, and of each character of a name that is sorted, in steps. */
    private static final long NODE = 20;

    private static final Map<KeywordType, Rule> RULES = Map.of(
            KeywordType.MINIMUM,
            // In draft 4, a flag in the same schema excludes the limit itself.
            (limit, around) ->
                    comparison(limit, flag(around, "exclusiveMinimum") ? sign -> sign > 0 : sign -> sign >= 0),
            KeywordType.MAXIMUM,
            (limit, around) ->
                    comparison(limit, flag(around, "exclusiveMaximum") ? sign -> sign < 0 : sign -> sign <= 0),
            KeywordType.EXCLUSIVE_MINIMUM,
            (limit, around) -> comparison(limit, sign -> sign > 0),
            KeywordType.EXCLUSIVE_MAXIMUM,
            (limit, around) -> comparison(limit, sign -> sign < 0),
            KeywordType.MULTIPLE_OF,
            (divisor, around) -> multiple(divisor.decimalValue()),
            KeywordType.ENUM,
            (values, around) -> in(values.valueStream().map(CanonicalJson::of).collect(Collectors.toSet())),
            KeywordType.CONST,
            (value, around) -> in(Set.of(CanonicalJson.of(value))),
            KeywordType.UNIQUE_ITEMS,
            (unique, around) -> unique.asBoolean(false) ? ExactKeyword::hasUniqueItems : node -> true,
            KeywordType.PATTERN,
            (pattern, around) -> text(SchemaPattern.compile(pattern.asString()), MaxLength.in(around)));

    private final Keyword keyword;
    private final Rule rule;

    private ExactKeyword(Keyword keyword, Rule rule) {
        this.keyword = keyword;
        this.rule = rule;
    }

    /** Creates the condition of a keyword from its value and the schema around it. */
    private interface Rule {
        Predicate<JsonNode> condition(JsonNode value, Schema around);
    }

    /** Returns the replacement of a keyword of the library, or the keyword itself if it needs none. */
    static Keyword insteadOf(Keyword keyword) {
        Rule rule = keyword instanceof KeywordType type ? RULES.get(type) : null;
        return rule == null ? keyword : new ExactKeyword(keyword, rule);
    }

    @Override
    public String getValue() {
        return keyword.getValue();
    }

    @Override
    public KeywordValidator newValidator(
            SchemaLocation location, JsonNode value, Schema parent, SchemaContext context) {
        return new Condition(keyword, value, location, parent, context, rule.condition(value, parent));
    }

    private static boolean flag(Schema around, String name) {
        return around.getSchemaNode().path(name).asBoolean(false);
    }

    private static Predicate<JsonNode> comparison(JsonNode limit, IntPredicate sign) {
        BigDecimal number = limit.decimalValue();
        return node -> !node.isNumber() || sign.test(node.decimalValue().compareTo(number));
    }

    private static Predicate<JsonNode> multiple(BigDecimal divisor) {
        return node -> !node.isNumber() || isMultiple(node.decimalValue(), divisor);
    }

    // BigDecimal.remainder() would divide once for each digit.
    private static boolean isMultiple(BigDecimal value, BigDecimal divisor) {
        int scale = Math.max(value.scale(), divisor.scale());
        ValidationBudget.running().spend(square(value.precision() + (long) scale - value.scale()));
        return inUnitsOf(scale, value).mod(inUnitsOf(scale, divisor).abs()).signum() == 0;
    }

    private static BigInteger inUnitsOf(int scale, BigDecimal number) {
        return number.setScale(scale).unscaledValue();
    }

    private static Predicate<JsonNode> in(Set<String> values) {
        return node -> values.contains(canonical(node));
    }

    private static boolean hasUniqueItems(JsonNode node) {
        Set<String> items = new HashSet<>();
        return !node.isArray() || node.valueStream().allMatch(item -> items.add(canonical(item)));
    }

    private static Predicate<JsonNode> text(SchemaPattern pattern, MaxLength length) {
        return node -> !node.isString() || length.isExceeded(node.asString()) || pattern.matches(node.asString());
    }

    private static String canonical(JsonNode node) {
        ValidationBudget.running().spend(cost(node));
        return CanonicalJson.of(node);
    }

    /** Returns the cost of writing a value canonically, in steps. */
    private static long cost(JsonNode node) {
        return switch (node.getNodeType()) {
            case OBJECT ->
                node.propertyStream()
                        .mapToLong(property -> NODE * (1 + property.getKey().length()) + cost(property.getValue()))
                        .sum();
            case ARRAY ->
                NODE + node.valueStream().mapToLong(ExactKeyword::cost).sum();
            case NUMBER ->
                NODE + (node.canConvertToLong() ? 0 : square(node.decimalValue().precision()));
            default -> NODE + node.asString().length();
        };
    }

    private static long square(long digits) {
        return digits * digits / 32;
    }

    /** Reports values that do not fulfil a condition. */
    private static final class Condition extends BaseKeywordValidator {

        private final Predicate<JsonNode> condition;

        Condition(
                Keyword keyword,
                JsonNode value,
                SchemaLocation location,
                Schema parent,
                SchemaContext context,
                Predicate<JsonNode> condition) {
            super(keyword, value, location, parent, context);
            this.condition = condition;
        }

        @Override
        public void validate(ExecutionContext context, JsonNode node, JsonNode root, NodePath location) {
            if (!condition.test(node)) {
                context.addError(error().instanceNode(node)
                        .instanceLocation(location)
                        .evaluationPath(context.getEvaluationPath())
                        .locale(context.getExecutionConfig().getLocale())
                        .build());
            }
        }
    }
}
