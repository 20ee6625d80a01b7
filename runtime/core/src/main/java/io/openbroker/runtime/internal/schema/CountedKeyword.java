package io.openbroker.runtime.internal.schema;

import com.networknt.schema.Error;
import com.networknt.schema.ExecutionContext;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaContext;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.keyword.Keyword;
import com.networknt.schema.keyword.KeywordValidator;
import com.networknt.schema.path.NodePath;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Charges the evaluations of a keyword to the budget of the validation. */
record CountedKeyword(Keyword keyword) implements Keyword {

    /** Cost of an evaluation, in steps; each element or member of the value and of the keyword adds {@link #MEMBER}. */
    private static final int EVALUATION = 20;

    private static final int MEMBER = 2;

    @Override
    public String getValue() {
        return keyword.getValue();
    }

    @Override
    public @Nullable KeywordValidator newValidator(
            SchemaLocation location, JsonNode value, Schema parent, SchemaContext context) throws Exception {
        KeywordValidator validator = keyword.newValidator(location, value, parent, context);
        return validator == null ? null : new CountedValidator(validator, value.size());
    }

    private record CountedValidator(KeywordValidator validator, int keywordSize) implements KeywordValidator {

        @Override
        public void validate(ExecutionContext context, JsonNode node, JsonNode root, NodePath location) {
            ValidationBudget budget = ValidationBudget.running();
            budget.enter(location);
            budget.spend(EVALUATION + annotations(context, location));
            if (!node.isContainer()) {
                validator.validate(context, node, root, location);
                return;
            }
            budget.spend((long) MEMBER * (node.size() + keywordSize));
            List<Error> errors = context.getErrors();
            context.setErrors(BoundedErrors.of(errors, budget));
            try {
                validator.validate(context, node, root, location);
            } finally {
                context.setErrors(errors);
            }
        }

        /**
         * Returns the steps that "unevaluatedProperties" and "unevaluatedItems" take: the library compares the paths of all
         * annotations of the value, and a path is as long as the schemas are nested.
         */
        private static long annotations(ExecutionContext context, NodePath location) {
            if (!context.isUnevaluatedPropertiesPresent() && !context.isUnevaluatedItemsPresent()) {
                return 0;
            }
            int known = context.getAnnotations()
                    .asMap()
                    .getOrDefault(location, List.of())
                    .size();
            return (1L + known) * context.getEvaluationSchema().size();
        }

        @Override
        public void preloadSchema() {
            validator.preloadSchema();
        }

        @Override
        public String getKeyword() {
            return validator.getKeyword();
        }

        @Override
        public SchemaLocation getSchemaLocation() {
            return validator.getSchemaLocation();
        }
    }
}
