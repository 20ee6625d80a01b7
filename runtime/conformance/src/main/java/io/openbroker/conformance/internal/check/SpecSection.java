package io.openbroker.conformance.internal.check;

import java.util.Arrays;
import java.util.Locale;

/** The sections of the specification and of its profile to which checks refer. */
public enum SpecSection {
    API_VERSION("spec.md#api-version-header"),
    ORIGINATING_IDENTITY("spec.md#originating-identity"),
    REQUEST_IDENTITY("spec.md#request-identity"),
    VENDOR_EXTENSIONS("spec.md#vendor-extension-fields"),
    CHANGE_POLICY("spec.md#change-policy-for-minor-versions"),
    AUTHENTICATION("spec.md#platform-to-service-broker-authentication"),
    URL_PROPERTIES("spec.md#url-properties"),
    ERRORS("spec.md#service-broker-errors"),
    ERROR_CODES("spec.md#error-codes"),
    CONTENT_TYPE("spec.md#content-type"),
    CATALOG("spec.md#catalog-management"),
    CATALOG_RESPONSE("spec.md#response"),
    CATALOG_BODY("spec.md#body"),
    SERVICE_OFFERING("spec.md#service-offering-object"),
    SERVICE_PLAN("spec.md#service-plan-object"),
    SCHEMAS("spec.md#schemas-object"),
    INSTANCE_SCHEMA("spec.md#service-instance-schema-object"),
    BINDING_SCHEMA("spec.md#service-binding-schema-object"),
    PARAMETERS_SCHEMA("spec.md#input-parameters-schema-object"),
    MAINTENANCE_INFO("spec.md#maintenance-info-object"),
    SYNCHRONOUS_AND_ASYNCHRONOUS("spec.md#synchronous-and-asynchronous-operations"),
    SYNCHRONOUS("spec.md#synchronous-operations"),
    ASYNCHRONOUS("spec.md#asynchronous-operations"),
    BLOCKING("spec.md#blocking-operations"),
    POLLING_INSTANCE("spec.md#polling-last-operation-for-service-instances"),
    POLLING_INSTANCE_PARAMETERS("spec.md#parameters"),
    POLLING_INSTANCE_RESPONSE("spec.md#response-1"),
    POLLING_INSTANCE_BODY("spec.md#body-1"),
    POLLING_BINDING("spec.md#polling-last-operation-for-service-bindings"),
    POLLING_BINDING_PARAMETERS("spec.md#parameters-1"),
    POLLING_BINDING_RESPONSE("spec.md#response-2"),
    POLLING_BINDING_BODY("spec.md#body-2"),
    POLLING_INTERVAL("spec.md#polling-interval-and-duration"),
    PROVISIONING("spec.md#provisioning"),
    PROVISIONING_PARAMETERS("spec.md#parameters-2"),
    PROVISIONING_REQUEST("spec.md#body-3"),
    PROVISIONING_RESPONSE("spec.md#response-3"),
    PROVISIONING_BODY("spec.md#body-4"),
    FETCHING_INSTANCE("spec.md#fetching-a-service-instance"),
    FETCHING_INSTANCE_RESPONSE("spec.md#response-4"),
    FETCHING_INSTANCE_BODY("spec.md#body-5"),
    UPDATING("spec.md#updating-a-service-instance"),
    UPDATING_PARAMETERS("spec.md#parameters-4"),
    UPDATING_REQUEST("spec.md#body-6"),
    PREVIOUS_VALUES("spec.md#previous-values-object"),
    UPDATING_RESPONSE("spec.md#response-5"),
    UPDATING_BODY("spec.md#body-7"),
    INSTANCE_METADATA("spec.md#service-instance-metadata"),
    BINDING("spec.md#binding"),
    ROTATION("spec.md#binding-rotation"),
    CREDENTIALS("spec.md#credentials"),
    LOG_DRAIN("spec.md#log-drain"),
    ROUTE_SERVICES("spec.md#route-services"),
    VOLUME_SERVICES("spec.md#volume-services"),
    BINDING_PARAMETERS("spec.md#parameters-5"),
    BINDING_REQUEST("spec.md#body-8"),
    BIND_RESOURCE("spec.md#bind-resource-object"),
    BINDING_RESPONSE("spec.md#response-6"),
    BINDING_BODY("spec.md#body-9"),
    BINDING_METADATA("spec.md#binding-metadata-object"),
    VOLUME_MOUNT("spec.md#volume-mount-object"),
    DEVICE("spec.md#device-object"),
    ENDPOINT("spec.md#endpoint-object"),
    ROTATION_REQUEST("spec.md#request-rotating-a-service-binding"),
    ROTATION_BODY("spec.md#body-10"),
    ROTATION_RESPONSE("spec.md#response-7"),
    FETCHING_BINDING("spec.md#fetching-a-service-binding"),
    FETCHING_BINDING_RESPONSE("spec.md#response-8"),
    FETCHING_BINDING_BODY("spec.md#body-11"),
    UNBINDING("spec.md#unbinding"),
    UNBINDING_PARAMETERS("spec.md#parameters-8"),
    UNBINDING_RESPONSE("spec.md#response-9"),
    UNBINDING_BODY("spec.md#body-12"),
    DEPROVISIONING("spec.md#deprovisioning"),
    DEPROVISIONING_PARAMETERS("spec.md#parameters-9"),
    DEPROVISIONING_RESPONSE("spec.md#response-10"),
    DEPROVISIONING_BODY("spec.md#body-13"),
    ORPHAN_MITIGATION("spec.md#orphan-mitigation"),
    PROFILE_ORIGINATING_IDENTITY("profile.md#originating-identity-header"),
    PROFILE_CONTEXT("profile.md#context-object"),
    PROFILE_BIND_RESOURCE("profile.md#bind-resource-object"),
    PROFILE_METADATA("profile.md#service-metadata"),
    PROFILE_OFFERING_METADATA("profile.md#service-metadata-fields"),
    PROFILE_PLAN_METADATA("profile.md#plan-metadata-fields"),
    PROFILE_COST("profile.md#cost-object"),
    PROFILE_CLOUD_FOUNDRY_METADATA("profile.md#cloud-foundry-service-metadata"),
    PROFILE_CATALOG_EXTENSIONS("profile.md#catalog-extensions"),
    PROFILE_DASHBOARD_CLIENT("profile.md#dashboard-client-object");

    private final String anchor;

    SpecSection(String anchor) {
        this.anchor = anchor;
    }

    /** Returns file and heading: {@code spec.md#provisioning}. */
    public String anchor() {
        return anchor;
    }

    /** Returns words for the section with an anchor: {@code provisioning response}; the anchor if it is unknown. */
    public static String title(String anchor) {
        return Arrays.stream(values())
                .filter(section -> section.anchor.equals(anchor))
                .findFirst()
                .map(section -> section.name().toLowerCase(Locale.ROOT).replace('_', ' '))
                .orElse(anchor);
    }
}
