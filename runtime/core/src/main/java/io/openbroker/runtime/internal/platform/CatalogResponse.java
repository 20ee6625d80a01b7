package io.openbroker.runtime.internal.platform;

import io.openbroker.model.RequestIdentity;
import io.openbroker.runtime.generated.CatalogDocument;
import io.openbroker.runtime.internal.response.Outcome;
import io.openbroker.runtime.server.BrokerResponse;
import io.openbroker.runtime.server.RequestHead;
import io.openbroker.runtime.server.RequestIdentityHeader;
import java.util.Map;

/** Serves the catalog from memory, or 304 if the platform has it already. */
final class CatalogResponse {

    private static final byte[] NOTHING = {};

    private final byte[] json;
    private final String etag;

    CatalogResponse(CatalogDocument document) {
        this.json = document.json();
        this.etag = document.etag();
    }

    /** Whether the platform gets the catalog, or has it already. */
    Outcome outcome(RequestHead head) {
        for (String known : head.headers().values("If-None-Match")) {
            if (known.equals(etag) || matches(known)) {
                return Outcome.CATALOG_UNCHANGED;
            }
        }
        return Outcome.CATALOG_SERVED;
    }

    BrokerResponse write(Outcome outcome, RequestIdentity identity) {
        if (outcome == Outcome.CATALOG_UNCHANGED) {
            return new BrokerResponse(
                    outcome.status(), Map.of("ETag", etag, RequestIdentityHeader.NAME, identity.value()), NOTHING);
        }
        return new BrokerResponse(
                outcome.status(),
                Map.of("Content-Type", "application/json", "ETag", etag, RequestIdentityHeader.NAME, identity.value()),
                json);
    }

    // RFC 9110, 13.1.2: weak comparison, of any tag in the list.
    private boolean matches(String ifNoneMatch) {
        for (String tag : ifNoneMatch.split(",", -1)) {
            String stripped = tag.strip();
            if (stripped.equals("*") || opaque(stripped).equals(opaque(etag))) {
                return true;
            }
        }
        return false;
    }

    private static String opaque(String tag) {
        return tag.startsWith("W/") ? tag.substring(2) : tag;
    }
}
