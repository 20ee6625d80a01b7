package io.openbroker.runtime.internal.request;

import io.openbroker.model.OsbOperation;
import io.openbroker.model.Platform;
import io.openbroker.runtime.TimeSource;
import io.openbroker.runtime.TrustedProxies;
import io.openbroker.runtime.generated.BrokerDispatcher;
import io.openbroker.runtime.generated.CatalogDocument;
import io.openbroker.runtime.generated.Execution;
import io.openbroker.runtime.generated.OfferingDescriptor;
import io.openbroker.runtime.generated.PlanDescriptor;
import io.openbroker.runtime.internal.authentication.PlatformAuthentication;
import io.openbroker.runtime.internal.catalog.ServiceCatalog;
import io.openbroker.runtime.internal.proxy.SenderResolver;
import io.openbroker.runtime.internal.testing.SilentObserver;
import io.openbroker.runtime.server.Admission.Admitted;
import io.openbroker.runtime.server.BrokerResponse;
import io.openbroker.runtime.server.Peer;
import io.openbroker.runtime.server.RequestHead;
import io.openbroker.runtime.server.RequestHeaders;
import io.openbroker.runtime.spi.authentication.Authenticator;
import io.openbroker.runtime.spi.observation.BrokerObserver;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Requests and a catalog for tests. */
public final class TestRequests {

    public static final String CATALOG_JSON = "{\"services\":[]}";

    /** A client on this machine, without TLS. */
    public static final Peer PEER = new Peer("127.0.0.1", List.of());

    /** No proxy between clients and the broker. */
    public static final SenderResolver DIRECT = new SenderResolver(TrustedProxies.NONE, TimeSource.SYSTEM);

    /** Nobody who measures anything. */
    public static final BrokerObserver UNOBSERVED = new SilentObserver();

    private TestRequests() {}

    /** The way in of one platform without a prefix. */
    public static PlatformAuthentication authentication(Authenticator authenticator) {
        return new PlatformAuthentication(Map.of(Platform.DEFAULT, List.of(authenticator)), TimeSource.SYSTEM.ticker());
    }

    /** Headers of name and value in turn; several of one name are several lines. */
    public static RequestHeaders headers(String... namesAndValues) {
        Map<String, List<String>> headers = new TreeMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            headers.merge(
                    namesAndValues[i].toLowerCase(Locale.ROOT),
                    List.of(namesAndValues[i + 1]),
                    (before, more) -> java.util.stream.Stream.concat(before.stream(), more.stream())
                            .toList());
        }
        return name -> headers.getOrDefault(name.toLowerCase(Locale.ROOT), List.of());
    }

    public static RequestHead head(String method, String target, String... headers) {
        int question = target.indexOf('?');
        return question < 0
                ? new RequestHead(method, target, "", headers(headers), PEER)
                : new RequestHead(
                        method, target.substring(0, question), target.substring(question + 1), headers(headers), PEER);
    }

    /** The offering {@code s} with the plans {@code p} and {@code q}, and the offering {@code t} with the plan {@code r}. */
    public static ServiceCatalog catalog() {
        return ServiceCatalog.of(List.of(new BrokerDispatcher() {
            @Override
            public List<OfferingDescriptor> offerings() {
                return List.of(
                        OfferingDescriptor.of("s", "service")
                                .handles(OsbOperation.PROVISION, Execution.SYNCHRONOUS)
                                .plan(PlanDescriptor.of("p", "plan"))
                                .plan(PlanDescriptor.of("q", "other plan"))
                                .build(),
                        OfferingDescriptor.of("t", "other service")
                                .handles(OsbOperation.PROVISION, Execution.SYNCHRONOUS)
                                .plan(PlanDescriptor.of("r", "plan"))
                                .build());
            }

            @Override
            public CatalogDocument catalog() {
                return CatalogDocument.of(CATALOG_JSON.getBytes(StandardCharsets.UTF_8), "\"tag\"");
            }
        }));
    }

    /** The answer to a request whose handler does not take long. */
    public static BrokerResponse execute(Admitted admitted, byte[] body) {
        List<BrokerResponse> answers = new ArrayList<>();
        admitted.execute(body, answers::add);
        return answers.get(0);
    }
}
