package io.openbroker.processor.check;

import io.openbroker.processor.diagnostic.Diagnostic;
import io.openbroker.processor.model.broker.BrokerModel;
import java.util.List;

/** One thing that is demanded of a broker class. */
public interface Rule {

    /** What is wrong with a broker in this respect. */
    List<Diagnostic> check(BrokerModel broker);
}
