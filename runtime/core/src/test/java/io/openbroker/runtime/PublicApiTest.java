package io.openbroker.runtime;

import io.openbroker.annotation.Broker;
import io.openbroker.catalog.TemplateText;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** Also of the modules that come before this one. */
class PublicApiTest {

    @Test
    void ofTheAnnotationsIsListed() throws Exception {
        PublicApi.of(Broker.class).hold(Path.of("../../annotations/api.txt"));
    }

    @Test
    void ofTheCatalogIsListed() throws Exception {
        PublicApi.of(TemplateText.class).hold(Path.of("../../catalog/api.txt"));
    }

    @Test
    void ofTheRuntimeIsListed() throws Exception {
        PublicApi.of(BrokerEngine.class).hold(Path.of("api.txt"));
    }
}
