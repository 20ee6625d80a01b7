package io.openbroker.model;

import io.openbroker.annotation.Bind;
import io.openbroker.annotation.Deprovision;
import io.openbroker.annotation.FetchBinding;
import io.openbroker.annotation.FetchInstance;
import io.openbroker.annotation.LastBindingOperation;
import io.openbroker.annotation.LastOperation;
import io.openbroker.annotation.Provision;
import io.openbroker.annotation.Unbind;
import io.openbroker.annotation.Update;
import java.lang.annotation.Annotation;
import java.util.Optional;

/**
 * The ten operations of the Open Service Broker API v2.17: the one place that says how each is called over HTTP and which
 * annotation marks its handler.
 */
public enum OsbOperation {
    /** "Catalog Management". */
    CATALOG(HttpMethod.GET, Resource.CATALOG, null),
    /** "Provisioning". */
    PROVISION(HttpMethod.PUT, Resource.INSTANCE, Provision.class),
    /** "Fetching a Service Instance". */
    FETCH_INSTANCE(HttpMethod.GET, Resource.INSTANCE, FetchInstance.class),
    /** "Updating a Service Instance". */
    UPDATE(HttpMethod.PATCH, Resource.INSTANCE, Update.class),
    /** "Deprovisioning". */
    DEPROVISION(HttpMethod.DELETE, Resource.INSTANCE, Deprovision.class),
    /** "Polling Last Operation for Service Instances". */
    LAST_OPERATION(HttpMethod.GET, Resource.INSTANCE_OPERATION, LastOperation.class),
    /** "Binding", and "Binding Rotation". */
    BIND(HttpMethod.PUT, Resource.BINDING, Bind.class),
    /** "Fetching a Service Binding". */
    FETCH_BINDING(HttpMethod.GET, Resource.BINDING, FetchBinding.class),
    /** "Unbinding". */
    UNBIND(HttpMethod.DELETE, Resource.BINDING, Unbind.class),
    /** "Polling Last Operation for Service Bindings". */
    LAST_BINDING_OPERATION(HttpMethod.GET, Resource.BINDING_OPERATION, LastBindingOperation.class);

    /** The resources of the API. */
    public enum Resource {
        /** The catalog. */
        CATALOG("/v2/catalog"),
        /** A service instance. */
        INSTANCE("/v2/service_instances/{instance_id}"),
        /** The last operation on a service instance. */
        INSTANCE_OPERATION("/v2/service_instances/{instance_id}/last_operation"),
        /** A service binding. */
        BINDING("/v2/service_instances/{instance_id}/service_bindings/{binding_id}"),
        /** The last operation on a service binding. */
        BINDING_OPERATION("/v2/service_instances/{instance_id}/service_bindings/{binding_id}/last_operation");

        private final String path;

        Resource(String path) {
            this.path = path;
        }

        /**
         * The path under which the resource is found.
         *
         * @return a path with {@code {instance_id}} and {@code {binding_id}} in place of the ids
         */
        public String path() {
            return path;
        }

        /**
         * Whether the resource belongs to a service binding.
         *
         * @return whether the path names a binding id
         */
        public boolean ofBinding() {
            return this == BINDING || this == BINDING_OPERATION;
        }
    }

    private final HttpMethod method;
    private final Resource resource;
    private final Optional<Class<? extends Annotation>> handler;

    OsbOperation(
            HttpMethod method,
            Resource resource,
            @org.jspecify.annotations.Nullable Class<? extends Annotation> handler) {
        this.method = method;
        this.resource = resource;
        this.handler = Optional.ofNullable(handler);
    }

    /**
     * The HTTP method.
     *
     * @return the method by which a platform asks for the operation
     */
    public HttpMethod method() {
        return method;
    }

    /**
     * The resource on which the operation works.
     *
     * @return the resource, with its path
     */
    public Resource resource() {
        return resource;
    }

    /**
     * The annotation that marks the operation's handler.
     *
     * @return the annotation; none for the catalog, which is generated
     */
    public Optional<Class<? extends Annotation>> handler() {
        return handler;
    }

    /**
     * Whether the operation changes something.
     *
     * @return whether the operation is anything but a {@code GET}
     */
    public boolean mutates() {
        return method != HttpMethod.GET;
    }

    /**
     * Whether the operation deletes what it names.
     *
     * @return whether the operation is a {@code DELETE}
     */
    public boolean deletes() {
        return method == HttpMethod.DELETE;
    }
}
