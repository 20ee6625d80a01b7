package io.openbroker.osb.internal.command;

import io.openbroker.client.Catalog;
import io.openbroker.client.ClientResult;
import io.openbroker.osb.internal.output.ExitCode;
import io.openbroker.osb.internal.output.Program;
import io.openbroker.osb.internal.output.Table;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows the catalog. */
@Command(name = "catalog", description = "Show the service offerings and service plans of a broker.")
public final class CatalogCommand extends BrokerCommand {

    @Parameters(
            index = "0",
            arity = "0..1",
            paramLabel = "URL",
            description = "The URL of the broker. The default is $OSB_URL.")
    private Optional<String> url = Optional.empty();

    @Option(names = "--ids", description = "Show the ids too.")
    private boolean ids;

    /** Creates the command. */
    public CatalogCommand(Program program) {
        super(program);
    }

    @Override
    Optional<String> url() {
        return url;
    }

    @Override
    int run(Session session) {
        ClientResult<Catalog> result = session.fetchCatalog();
        Failures.warn(session.program(), result.violations());
        if (session.json()) {
            session.print(Session.body(result));
            return ExitCode.OK;
        }
        Catalog catalog = result.value().orElseThrow();
        Table table = ids
                ? new Table("SERVICE", "PLAN", "FREE", "BINDABLE", "SERVICE ID", "PLAN ID")
                : new Table("SERVICE", "PLAN", "FREE", "BINDABLE", "DESCRIPTION");
        for (Catalog.Offering offering : catalog.offerings()) {
            for (Catalog.Plan plan : offering.plans()) {
                String free = plan.free() ? "yes" : "no";
                String bindable = plan.bindable() ? "yes" : "no";
                if (ids) {
                    table.row(offering.name(), plan.name(), free, bindable, offering.id(), plan.id());
                } else {
                    table.row(offering.name(), plan.name(), free, bindable, plan.description());
                }
            }
        }
        table.lines(session.program().terminal().width()).forEach(session.program()::print);
        return ExitCode.OK;
    }
}
