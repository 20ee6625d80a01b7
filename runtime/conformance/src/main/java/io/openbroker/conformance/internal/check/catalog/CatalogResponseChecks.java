package io.openbroker.conformance.internal.check.catalog;

import io.openbroker.conformance.Area;
import io.openbroker.conformance.internal.check.Check;
import io.openbroker.conformance.internal.check.SpecSection;
import java.util.List;

/** The response with the catalog. */
public final class CatalogResponseChecks {

    private static final Check STATUS = Check.must(Area.CATALOG, "catalog.status-200")
            .section(SpecSection.CATALOG_RESPONSE)
            .requirement("GET /v2/catalog gets 200 OK.")
            .remedy("Respond to GET /v2/catalog with 200 and the catalog.")
            .catalog((probe, catalog) -> probe.expectStatus(catalog.response(), 200));

    private CatalogResponseChecks() {}

    /** Returns the checks. */
    public static List<Check> checks() {
        return List.of(STATUS);
    }
}
