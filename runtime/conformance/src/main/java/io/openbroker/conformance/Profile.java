package io.openbroker.conformance;

/** A platform with demands of its own beyond the specification. */
public enum Profile {
    /** Cloud Foundry's Cloud Controller. */
    CLOUDFOUNDRY("cloudfoundry"),
    /** SAP BTP Service Manager. */
    SAP("sap"),
    /** meshStack. */
    MESHSTACK("meshstack"),
    /** Kubernetes service catalogs. */
    KUBERNETES("kubernetes");

    private final String title;

    Profile(String title) {
        this.title = title;
    }

    /** Returns the name in command lines and reports, such as {@code cloudfoundry}. */
    public String title() {
        return title;
    }
}
