package io.openbroker.catalog;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A platform that rejects catalogs which the specification allows. */
public enum PlatformProfile {
    /** Cloud Controller, as in lib/services/service_brokers/v2 and app/models/services of its source. */
    CLOUD_FOUNDRY("cloudfoundry", "Cloud Foundry"),
    /** Service Manager of SAP BTP, as in pkg/types and storage of its source. */
    SAP("sap", "SAP Service Manager"),
    /** The OSB services of meshStack, as documented. */
    MESHSTACK("meshstack", "meshStack");

    private final String id;
    private final String title;

    PlatformProfile(String id, String title) {
        this.id = id;
        this.title = title;
    }

    /**
     * The name in options.
     *
     * @return such as {@code cloudfoundry}
     */
    public String id() {
        return id;
    }

    /**
     * The platform with that name in options.
     *
     * @param id the name
     * @return the platform, unless none has the name
     */
    public static Optional<PlatformProfile> named(String id) {
        for (PlatformProfile platform : values()) {
            if (platform.id.equals(id)) {
                return Optional.of(platform);
            }
        }
        return Optional.empty();
    }

    /**
     * The names of some platforms as messages show them.
     *
     * @param platforms the platforms
     * @return such as {@code Cloud Foundry and meshStack}
     */
    public static String titles(Collection<PlatformProfile> platforms) {
        List<String> titles =
                platforms.stream().sorted().map(platform -> platform.title).toList();
        return titles.size() < 2
                ? String.join("", titles)
                : String.join(", ", titles.subList(0, titles.size() - 1)) + " and " + titles.get(titles.size() - 1);
    }

    /**
     * All platforms.
     *
     * @return an immutable set
     */
    public static Set<PlatformProfile> all() {
        return Set.of(values());
    }
}
