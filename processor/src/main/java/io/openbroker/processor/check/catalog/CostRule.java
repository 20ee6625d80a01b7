package io.openbroker.processor.check.catalog;

import io.openbroker.catalog.ValueRules;
import io.openbroker.processor.check.Rule;
import io.openbroker.processor.diagnostic.Diagnostic;
import io.openbroker.processor.diagnostic.DiagnosticCode;
import io.openbroker.processor.model.Setting;
import io.openbroker.processor.model.catalog.MetadataModel.AmountModel;
import io.openbroker.processor.model.catalog.MetadataModel.CostModel;
import io.openbroker.processor.model.catalog.PlanModel;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** A cost has an amount in each of some currencies. */
public final class CostRule implements Rule {

    @Override
    public void check(PlanModel plan, List<Diagnostic> found) {
        for (CostModel cost : plan.metadata().costs()) {
            check(cost, found);
        }
        for (CostModel cost : plan.metadata().mixedCosts()) {
            check(cost, found);
        }
    }

    private static void checkValue(AmountModel amount, List<Diagnostic> found) {
        Setting<String> value = amount.value();
        if (value.explicit()) {
            value.known().ifPresent(text -> TextRule.add(ValueRules.amount(text), value, found));
        } else {
            found.add(Diagnostic.of(
                    DiagnosticCode.INVALID_COST,
                    value.source(),
                    "the amount in \"" + amount.currency().value() + "\" must have exactly one of \"value\" and"
                            + " \"placeholder\"",
                    "Set \"value\" to a number, or \"placeholder\" to a placeholder that is resolved at start"));
        }
    }

    private static void check(CostModel cost, List<Diagnostic> found) {
        TextRule.checkBlank("The cost unit", cost.unit(), found);
        if (cost.amounts().isEmpty()) {
            found.add(Diagnostic.of(
                    DiagnosticCode.INVALID_COST,
                    cost.source(),
                    "it has no amount",
                    "Add an amount in at least one currency"));
        }
        Set<String> currencies = new HashSet<>();
        for (AmountModel amount : cost.amounts()) {
            String currency = amount.currency().value();
            TextRule.checkBlank("The cost currency", amount.currency(), found);
            if (!currencies.add(currency)) {
                found.add(Diagnostic.of(
                        DiagnosticCode.INVALID_COST,
                        amount.currency().source(),
                        "it has two amounts in \"" + currency + "\"",
                        "Keep one for each currency"));
            }
            checkValue(amount, found);
        }
    }
}
