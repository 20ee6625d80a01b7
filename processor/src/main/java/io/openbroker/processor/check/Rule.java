package io.openbroker.processor.check;

import io.openbroker.processor.diagnostic.Diagnostic;
import io.openbroker.processor.model.broker.BrokerModel;
import java.util.List;

/** A rule for broker classes. */
public interface Rule {

    /** The violations of the rule by a broker. */
    List<Diagnostic> check(BrokerModel broker);
}
