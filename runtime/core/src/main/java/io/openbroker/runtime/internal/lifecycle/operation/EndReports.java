package io.openbroker.runtime.internal.lifecycle.operation;

import io.openbroker.model.Context;
import io.openbroker.model.OsbOperation;
import io.openbroker.runtime.internal.audit.AuditLog;
import io.openbroker.runtime.internal.observation.OperationDelivery;
import io.openbroker.runtime.spi.observation.BrokerObserver;
import io.openbroker.runtime.spi.observation.CompletedOperation;
import io.openbroker.runtime.spi.state.RowChange;
import io.openbroker.runtime.spi.state.row.Compensation;
import io.openbroker.runtime.spi.state.row.InstanceAttributes;
import io.openbroker.runtime.spi.state.row.StoredBinding;
import io.openbroker.runtime.spi.state.row.StoredInstance;
import io.openbroker.runtime.spi.state.row.StoredOperation;
import io.openbroker.runtime.spi.state.row.StoredReport;
import io.openbroker.runtime.spi.state.row.StoredResource;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reports the ends of operations to the audit log and the observers, once they are recorded. Safe for use by many threads. */
public final class EndReports {

    private final BrokerObserver observer;
    private final Optional<OperationDelivery> delivery;
    private final AuditLog audit;

    /** Reports to an observer only. */
    public EndReports(BrokerObserver observer) {
        this(observer, Optional.empty(), AuditLog.LOGGER_ONLY);
    }

    /** Reports to an observer, and to observers that miss no operation. */
    public EndReports(BrokerObserver observer, OperationDelivery delivery, AuditLog audit) {
        this(observer, Optional.of(delivery), audit);
    }

    private EndReports(BrokerObserver observer, Optional<OperationDelivery> delivery, AuditLog audit) {
        this.observer = observer;
        this.delivery = delivery;
        this.audit = audit;
    }

    /**
     * The end of an operation that is about to be recorded.
     *
     * @param ended the operation as it is recorded; its row has no personal data any more
     * @param stored the report to record in the same commit, if an observer must not miss it
     */
    public record End(StoredOperation ended, CompletedOperation completed, Optional<StoredReport> stored) {

        /** The changes to commit together with the end. */
        public List<RowChange> changes() {
            return stored.map(RowChange::insert).map(List::of).orElseGet(List::of);
        }
    }

    /**
     * Prepares the report of an end.
     *
     * @param running the operation before its end
     * @param ended the operation after its end
     * @param row the service instance or binding before the end, if it existed
     */
    public End prepare(StoredOperation running, StoredOperation ended, Optional<? extends StoredResource> row) {
        CompletedOperation completed = completed(running, ended, row);
        return new End(ended, completed, delivery.flatMap(observers -> observers.report(completed)));
    }

    /** Reports an end that was recorded. */
    public void report(End end) {
        audit.ended(end.ended());
        observer.operationCompleted(end.completed());
        delivery.ifPresent(observers -> end.stored().ifPresent(observers::deliver));
    }

    /** Reports a deletion that no platform has requested, when it is recorded. */
    void reportCompensation(StoredOperation compensation) {
        audit.compensates(compensation);
    }

    private static CompletedOperation completed(
            StoredOperation running, StoredOperation ended, Optional<? extends StoredResource> row) {
        return new CompletedOperation(
                ended.id(),
                ended.kind(),
                ended.resource().instance().platform(),
                ended.resource().instance().instanceId(),
                ended.resource().bindingId(),
                row.map(StoredResource::serviceId),
                row.map(EndReports::planId),
                row.filter(held -> ended.kind() == OsbOperation.UPDATE).map(StoredResource::planId),
                Context.of(row.map(EndReports::context).orElseGet(Map::of)),
                running.request().origin().originatingIdentity(),
                ended.request().requestIdentity(),
                ended.status().state(),
                ended.startedAt(),
                ended.finishedAt().orElseThrow(),
                ended.request().partOf(),
                ended.request().compensates().map(Compensation::operationId));
    }

    private static String planId(StoredResource row) {
        return row instanceof StoredInstance instance ? wanted(instance).planId() : row.planId();
    }

    private static Map<String, Object> context(StoredResource row) {
        return row instanceof StoredInstance instance
                ? wanted(instance).context()
                : ((StoredBinding) row).attributes().context();
    }

    /** The attributes that the service instance has, or gets by its update. */
    private static InstanceAttributes wanted(StoredInstance instance) {
        return instance.pending().orElseGet(instance::current);
    }
}
