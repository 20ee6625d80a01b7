package io.openbroker.runtime.internal.template;

import io.openbroker.catalog.PlatformProfile;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;

/** Finds what some platforms do not accept of a catalog, for admins. */
public final class CatalogWarnings {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private CatalogWarnings() {}

    /**
     * Checks all values against the rules of all platforms.
     *
     * @param json a catalog as it is served, in UTF-8
     */
    public static List<Problem> of(byte[] json) {
        return CatalogPlatformCheck.checkAll(JSON.readTree(json), PlatformProfile.all());
    }
}
