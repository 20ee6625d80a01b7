package io.openbroker.console.marketplace;

import static org.assertj.core.api.Assertions.assertThat;

import io.openbroker.console.browser.Browser;
import io.openbroker.console.marketplace.ScriptedBroker.Response;
import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openqa.selenium.By;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.support.ui.Select;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Brokers that say what no broker of ours would, and schemas of all drafts. */
@Timeout(300)
class ForeignBrokerBrowserTest {

    private static final String HOSTILE =
            "<script>window.hit = 1</script><img src=x onerror='window.hit = 1'>\u202egnorw\u202c{{7*7}}${7*7}";

    private final Browser browser = Browser.start();
    private final JsonMapper json = JsonMapper.shared();

    @AfterEach
    void stop() {
        try {
            browser.assertClean("127.0.0.1");
        } finally {
            browser.close();
        }
    }

    private ObjectNode catalog(String text) {
        ObjectNode catalog = json.createObjectNode();
        ObjectNode offering = catalog.putArray("services").addObject();
        offering.put("id", "offering")
                .put("name", text)
                .put("description", text)
                .put("bindable", true);
        offering.putArray("tags").add(text);
        offering.putObject("metadata")
                .put("displayName", text)
                .put("longDescription", text)
                .put("providerDisplayName", text)
                .put("imageUrl", "https://elsewhere.example.com/picture.png")
                .put("documentationUrl", "javascript:window.hit=1")
                .put("supportUrl", text);
        ObjectNode plan = offering.putArray("plans").addObject();
        plan.put("id", "plan").put("name", text).put("description", text);
        ObjectNode metadata = plan.putObject("metadata");
        metadata.putArray("bullets").add(text);
        metadata.putArray("costs")
                .addObject()
                .put("unit", text)
                .putObject("amount")
                .put(text, 1);
        return catalog;
    }

    private static void schema(ObjectNode catalog, JsonNode schema) {
        ((ObjectNode) catalog.at("/services/0/plans/0"))
                .putObject("schemas")
                .putObject("service_instance")
                .putObject("create")
                .set("parameters", schema);
    }

    private void order(ScriptedBroker broker) {
        browser.open(broker.marketplace());
        browser.find(By.linkText("Choose")).click();
        browser.find(By.xpath("//h1[contains(.,'New service instance')]"));
    }

    @ParameterizedTest
    @CsvSource({"1", "60"})
    void showsHostileTextsAsTexts(int repeated) throws IOException {
        String text = HOSTILE.repeat(repeated);
        ObjectNode catalog = catalog(text);
        ObjectNode schema = json.createObjectNode().put("type", "object");
        schema.putObject("properties")
                .putObject(HOSTILE)
                .put("type", "string")
                .put("title", text)
                .put("description", text)
                .put("pattern", text)
                .put("default", text);
        schema(catalog, schema);
        ObjectNode failure = json.createObjectNode().put("error", text).put("description", text);
        ObjectNode credentials = json.createObjectNode();
        credentials.putObject("credentials").put(text, text);
        credentials.put("dashboard_url", "javascript:window.hit=1");
        ObjectNode polled = json.createObjectNode().put("state", "failed").put("description", text);
        try (ScriptedBroker broker = new ScriptedBroker((method, path) -> {
            if (path.equals("/v2/catalog")) {
                return new Response(200, catalog.toString());
            }
            if (path.endsWith("/last_operation")) {
                return new Response(200, polled.toString());
            }
            if (!method.equals("PUT")) {
                return new Response(400, failure.toString());
            }
            return path.contains("/service_bindings/")
                    ? new Response(201, credentials.toString())
                    : new Response(201, "{\"dashboard_url\":\"javascript:window.hit=1\"}");
        })) {
            browser.open(broker.marketplace());
            browser.awaitText("<script>window.hit = 1</script>");
            browser.assertAccessibleEverywhere();
            assertThat(browser.driver().findElements(By.cssSelector("a[href^=javascript]")))
                    .isEmpty();
            browser.find(By.linkText("Choose")).click();
            browser.awaitText("Parameters");
            browser.assertAccessibleEverywhere();
            browser.press("Create");
            browser.awaitText("Creation succeeded.");
            assertThat(browser.driver().findElements(By.cssSelector("a[href^=javascript]")))
                    .isEmpty();
            browser.press("Create a service binding");
            browser.press("Bind");
            browser.awaitText("Copy all as JSON");
            browser.assertAccessibleEverywhere();
            browser.find(By.xpath("//main/p/button[.='Delete']")).click();
            browser.find(By.cssSelector("dialog button.danger")).click();
            browser.awaitText("Deletion failed: status 400 <script>");
            browser.assertAccessibleEverywhere();
            assertThat(browser.driver().executeScript("return window.hit")).isNull();
            assertThat(browser.driver().findElements(By.cssSelector("#app script, #app img[src=x]")))
                    .isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "http://json-schema.org/draft-04/schema#, definitions",
        "http://json-schema.org/draft-06/schema#, definitions",
        "http://json-schema.org/draft-07/schema#, definitions",
        "https://json-schema.org/draft/2019-09/schema, $defs",
        "https://json-schema.org/draft/2020-12/schema, $defs"
    })
    void makesAFormOfEachDraft(String draft, String definitions) throws Exception {
        boolean isDraft4 = draft.contains("draft-04");
        ObjectNode catalog = catalog("plain");
        schema(catalog, json.readTree("""
            {"$schema": "%s", "type": "object", "additionalProperties": false, "required": ["size", "network"],
             "properties": {
               "size": {"type": "number", "minimum": 0, %s, "title": "Size in GB"},
               "tier": {"enum": ["cheap", "fast"]},
               "note": {"type": ["string", "null"], "maxLength": 10},
               "network": {"$ref": "#/%s/network"},
               "backup": {"oneOf": [
                 {"type": "object", "title": "Nightly", "required": ["kind", "hour"], "additionalProperties": false,
                  "properties": {"kind": {"enum": ["nightly"]}, "hour": {"type": "integer"}}},
                 {"type": "object", "title": "Never", "required": ["kind"], "additionalProperties": false,
                  "properties": {"kind": {"enum": ["never"]}}}]}},
             "%s": {"network": {"type": "object", "required": ["public"],
               "properties": {"public": {"type": "boolean"}, "ports": {"type": "array", "items": {"type": "integer"}}}}}}
            """.formatted(
                draft, isDraft4 ? "\"exclusiveMinimum\": true" : "\"exclusiveMinimum\": 0", definitions, definitions)));
        try (ScriptedBroker broker = new ScriptedBroker((method, path) ->
                path.equals("/v2/catalog") ? new Response(200, catalog.toString()) : new Response(201, "{}"))) {
            order(broker);
            browser.awaitText("greater than 0");
            browser.press("Create");
            browser.awaitText("parameters/size is missing");
            browser.awaitText("parameters/network/public is missing");
            labelStarts("Size in GB").sendKeys("0");
            new Select(labelStarts("public")).selectByVisibleText("false");
            browser.press("Create");
            browser.awaitText("must be greater than 0");
            browser.assertAccessibleEverywhere();

            labelStarts("Size in GB").sendKeys(".5");
            new Select(labelStarts("tier")).selectByVisibleText("fast");
            browser.find(By.cssSelector("button[aria-label='Add to ports']")).click();
            labelStarts("ports 1").sendKeys("5432");
            new Select(labelStarts("Kind")).selectByVisibleText("Nightly");
            labelStarts("hour").sendKeys("3");
            browser.assertAccessibleEverywhere();
            browser.press("Create");
            browser.awaitText("Creation succeeded.");

            assertThat(broker.change().path("parameters")).isEqualTo(json.readTree("""
                {"network": {"public": false, "ports": [5432]}, "size": 0.5, "tier": "fast",
                 "backup": {"kind": "nightly", "hour": 3}}
                """));
        }
    }

    private WebElement labelStarts(String label) {
        return browser.find(By.xpath("//*[@id=//label[starts-with(normalize-space(),'" + label + "')]/@for]"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"$schema\":\"http://json-schema.org/draft-07/schema#\",\"type\":\"object\",\"properties\":{\"a\":{\"type\":\"integer\"}},"
                        + "\"if\":{\"required\":[\"a\"]},\"then\":{\"properties\":{\"b\":{\"type\":\"string\"}}}}",
                "{\"$schema\":\"https://json-schema.org/draft/2020-12/schema\",\"type\":\"object\",\"properties\":{\"a\":"
                        + "{\"type\":\"integer\"}},\"patternProperties\":{\"^b\":{\"type\":\"string\"}}}",
                "{\"allOf\":[{\"type\":\"object\",\"properties\":{\"a\":{\"type\":\"integer\"}}},{\"required\":[\"a\"]}]}"
            })
    void editsAsJsonWhatNoFormCanShow(String schema) throws Exception {
        ObjectNode catalog = catalog("plain");
        schema(catalog, json.readTree(schema));
        try (ScriptedBroker broker = new ScriptedBroker((method, path) ->
                path.equals("/v2/catalog") ? new Response(200, catalog.toString()) : new Response(201, "{}"))) {
            order(broker);
            browser.awaitText("A form cannot show the schema of these parameters. Edit them as JSON");
            browser.fillIn("Parameters as JSON", "{\"a\": \"x\"");
            browser.awaitText("This is not JSON:");
            browser.press("Create");
            browser.awaitText("New service instance");
            browser.fillIn("Parameters as JSON", "{\"a\": \"x\"}");
            browser.press("Create");
            browser.awaitText("parameters/a must be an integer");
            browser.assertAccessibleEverywhere();
            browser.fillIn("Parameters as JSON", "{\"a\": 1}");
            browser.press("Create");
            browser.awaitText("Creation succeeded.");
            assertThat(broker.change().path("parameters")).isEqualTo(json.readTree("{\"a\": 1}"));
        }
    }

    @Test
    void editsAsJsonTheMemberThatNoFieldCanShow() throws Exception {
        ObjectNode catalog = catalog("plain");
        schema(catalog, json.readTree("""
            {"type": "object", "properties": {"name": {"type": "string"}, "pair": {"type": "array",
             "items": [{"type": "integer"}, {"type": "string"}]}}}
            """));
        try (ScriptedBroker broker = new ScriptedBroker((method, path) ->
                path.equals("/v2/catalog") ? new Response(200, catalog.toString()) : new Response(201, "{}"))) {
            order(broker);
            browser.awaitText("A form cannot show the schema of this value. Edit it as JSON.");
            browser.fillIn("name", "n");
            browser.fillIn("pair as JSON", "[1, \"a\"]");
            browser.assertAccessibleEverywhere();
            browser.press("Create");
            browser.awaitText("Creation succeeded.");
            assertThat(broker.change().path("parameters"))
                    .isEqualTo(json.readTree("{\"name\": \"n\", \"pair\": [1, \"a\"]}"));
        }
    }

    @Test
    void showsWhatBreaksTheSpecification() throws Exception {
        ObjectNode catalog = catalog("plain");
        try (ScriptedBroker broker = new ScriptedBroker((method, path) -> path.equals("/v2/catalog")
                ? new Response(200, catalog.toString())
                : new Response(201, "{\"dashboard_url\": 5}"))) {
            order(broker);
            browser.awaitText("The plan publishes no schema for these parameters.");
            browser.press("Create");
            browser.awaitText("The response breaks the specification:");
            browser.awaitText("dashboard_url is the number 5; a string is expected.");
        }
    }

    @Test
    void saysThatThereIsNoCatalog() throws Exception {
        try (ScriptedBroker broker = new ScriptedBroker(
                (method, path) -> new Response(503, "{\"description\": \"The broker is starting.\"}"))) {
            browser.open(broker.marketplace());
            browser.awaitText("The catalog cannot be shown. status 503: The broker is starting.");
            browser.assertAccessibleEverywhere();
        }
    }
}
