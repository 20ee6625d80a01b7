package io.openbroker.processor.read.file;

import io.openbroker.catalog.NearestName;
import io.openbroker.processor.file.FileValue;
import io.openbroker.processor.model.Setting;
import io.openbroker.processor.model.catalog.MetadataModel.AmountModel;
import io.openbroker.processor.model.catalog.MetadataModel.CostModel;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The costs of a plan in a catalog file (profile, Cost Object). A cost is the profile's if its amount is an object, or if it has no
 * other fields than the profile's, also misspelt; all others are a vendor's own.
 *
 * @param costs those of the profile
 * @param pure whether they are not mixed with extensions of a vendor
 */
record FileCosts(List<CostModel> costs, boolean pure) {

    private static final String AMOUNT = "amount";
    private static final String UNIT = "unit";
    private static final Set<String> FIELDS = Set.of(AMOUNT, UNIT);

    private static final String ARRAY =
            "an array of objects such as {\"amount\": {\"usd\": 9.5}, \"unit\": \"MONTHLY\"}";

    FileCosts {
        costs = List.copyOf(costs);
    }

    /** Reads the costs; what is wrong with those of the profile is noted. */
    static FileCosts read(FieldReader metadata, String name, FileValue value) {
        if (!(value instanceof FileValue.Elements array)) {
            if (value instanceof FileValue.Members cost ? isOfProfile(cost) : value.isScalar()) {
                metadata.wrong(name, value, value.kind(), ARRAY);
            }
            return new FileCosts(List.of(), false);
        }
        List<CostModel> costs = new ArrayList<>();
        boolean pure = true;
        for (FileValue element : array.values()) {
            if (element.isScalar()) {
                metadata.wrongElement(name, element, ARRAY);
            }
            if (element instanceof FileValue.Members members && isOfProfile(members)) {
                metadata.reader(element).map(FileCosts::cost).ifPresent(costs::add);
                pure &= members.values().keySet().equals(FIELDS);
            } else {
                pure = false;
            }
        }
        return new FileCosts(costs, pure);
    }

    private static boolean isOfProfile(FileValue.Members cost) {
        Map<String, FileValue> fields = cost.values();
        return fields.get(AMOUNT) instanceof FileValue.Members
                || fields.keySet().stream()
                        .allMatch(field -> NearestName.find(field, FIELDS).isPresent());
    }

    private static CostModel cost(FieldReader cost) {
        Setting<String> unit = cost.requiredText(UNIT);
        List<AmountModel> amounts = new ArrayList<>();
        cost.requiredObject(AMOUNT, "an object with a number for each currency, such as {\"usd\": 9.5}")
                .ifPresent(currencies -> currencies
                        .fields()
                        .forEach((currency, amount) ->
                                amount(currencies, currency, amount).ifPresent(amounts::add)));
        cost.others();
        return new CostModel(cost.source(), amounts, unit);
    }

    /** A number, or a text that is to become one at start. */
    private static Optional<AmountModel> amount(FieldReader currencies, String currency, FileValue amount) {
        Setting<String> name = currencies.setting(currency, amount);
        if (amount instanceof FileValue.Numeral number) {
            return Optional.of(new AmountModel(name, currencies.setting(number.digits(), amount)));
        }
        if (amount instanceof FileValue.Text text) {
            Setting<String> value = currencies.setting(text.value(), amount);
            if (value.hasPlaceholders()) {
                return Optional.of(new AmountModel(name, value));
            }
        }
        if (!(amount instanceof FileValue.Nothing)) {
            currencies.wrong(currency, amount, amount.kind(), "a number, such as 9.5");
        }
        return Optional.empty();
    }
}
