package io.openbroker.runtime;

import io.openbroker.model.Context;
import io.openbroker.runtime.spi.state.list.Tenant;
import java.util.Map;
import java.util.Optional;

/**
 * Where a service instance or service binding belongs on its platform, as far as the context of its request says.
 *
 * @param organization the name of the organization; its {@linkplain Tenant id} if the context has no name
 * @param space the name of the space or namespace; its {@linkplain Tenant id} if the context has no name
 */
public record ResourceOwner(Optional<String> organization, Optional<String> space) {

    static ResourceOwner of(Map<String, Object> context) {
        Context read = Context.of(context);
        Tenant tenant = Tenant.of(read);
        return new ResourceOwner(
                read.text("organization_name").or(() -> known(tenant.organization())),
                read.text("space_name").or(() -> known(tenant.space())));
    }

    private static Optional<String> known(String id) {
        return Optional.of(id).filter(text -> !text.isEmpty());
    }
}
