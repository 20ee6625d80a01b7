package io.openbroker.runtime.internal.reconciliation;

import io.openbroker.runtime.Limits;
import io.openbroker.runtime.internal.json.DocumentVisitor;
import io.openbroker.runtime.internal.json.JsonReader;
import io.openbroker.runtime.internal.json.MalformedJsonException;
import io.openbroker.runtime.internal.request.Fields;
import io.openbroker.runtime.internal.request.Malformed;
import io.openbroker.runtime.internal.response.Rejection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Reads the list of a platform, in the format that its first document has. Safe for use by many threads. */
final class PlatformListReader {

    private final JsonReader json;
    private final CatalogIds catalog;

    PlatformListReader(Limits limits, CatalogIds catalog) {
        this.json = new JsonReader(limits);
        this.catalog = catalog;
    }

    /**
     * Reads a list.
     *
     * @param body one JSON object, an array of them, or one after the other
     * @throws Rejection if it is not a complete list in a format that is known
     */
    PlatformList read(byte[] body) {
        Documents documents = new Documents(
                List.of(new PlainFormat(), new CloudFoundryFormat(catalog), new ServiceCatalogFormat(catalog)));
        try {
            json.readDocuments(body, documents);
        } catch (MalformedJsonException e) {
            throw Malformed.because("The request body " + e.getMessage());
        }
        return documents.list();
    }

    /** Passes each document to its format. For use by one thread. */
    private static final class Documents implements DocumentVisitor {

        private final List<ListFormat> formats;
        private Optional<ListFormat> format = Optional.empty();
        private Map<String, Object> members = new LinkedHashMap<>();
        private Set<String> arrays = new TreeSet<>();
        private String array = "";
        private int index;

        Documents(List<ListFormat> formats) {
            this.formats = formats;
        }

        @Override
        public void begin() {
            members = new LinkedHashMap<>();
            arrays = new TreeSet<>();
        }

        @Override
        public void member(String name, Optional<Object> value) {
            value.ifPresent(present -> members.put(name, present));
        }

        @Override
        public void array(String name) {
            array = name;
            index = 0;
            arrays.add(name);
            Optional<ListFormat> named =
                    formats.stream().filter(each -> each.array().equals(name)).findFirst();
            if (named.isPresent()) {
                if (format.isPresent() && format.get() != named.get()) {
                    throw Malformed.because("The request body has lists in the formats "
                            + format.get().name() + " and " + named.get().name() + ". Send one format.");
                }
                format = named;
            }
        }

        @Override
        public void element(Optional<Object> value) {
            Optional<ListFormat> reading = format.filter(each -> each.array().equals(array));
            if (reading.isPresent()) {
                reading.get().entry(Fields.ofElement(array, index, value));
            }
            index++;
        }

        @Override
        public void end() {
            ListFormat read = format.filter(each -> arrays.remove(each.array())).orElseThrow(this::unknown);
            read.end(Fields.of("$", members), arrays);
        }

        private Rejection unknown() {
            return Malformed.because((arrays.contains("errors")
                            ? "The request body has an error instead of a list. "
                            : "The request body has" + " no list. ")
                    + "Send {\"platform\": …, \"instances\": […]}, pages of Cloud Foundry's"
                    + " /v3/service_instances, or a list of Kubernetes Service Catalog.");
        }

        PlatformList list() {
            return format.orElseThrow(this::unknown).list();
        }
    }
}
