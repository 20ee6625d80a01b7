package io.openbroker.conformance.internal.check.hostile;

import io.openbroker.conformance.Level;
import io.openbroker.conformance.internal.check.SpecSection;
import io.openbroker.conformance.internal.lifecycle.Instances;
import io.openbroker.conformance.internal.lifecycle.OsbRequest;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import tools.jackson.databind.node.ObjectNode;

/** Provision requests whose bodies are not JSON, or are JSON that parsers stumble over. */
final class HostileBodies {

    private static final int CUTS = 16;
    private static final int LEVELS = 10_000;
    private static final int LARGE = 10 << 20;
    private static final int MANY = 50_000;
    private static final int COLLIDING_BITS = 12;
    private static final int LONG_ID = 1 << 20;
    private static final int DIGITS = 100_000;

    private HostileBodies() {}

    static List<HostileKind> kinds() {
        return List.of(
                kind(
                        "cut",
                        Level.MUST,
                        "A provision request gets 400 wherever its body is cut.",
                        "Respond with 400 to bodies that end too early.",
                        Expectation.STATUS_400,
                        instances -> {
                            String body = body(instances).toString();
                            return IntStream.range(0, CUTS)
                                    .map(part -> 1 + part * (body.length() - 2) / CUTS)
                                    .mapToObj(length -> text(
                                            instances,
                                            "whose body ends after " + length + " of " + body.length() + " characters",
                                            body.substring(0, length)));
                        }),
                kind(
                        "deep-unfinished",
                        Level.SHOULD,
                        "A body of 100,000 opening brackets gets a 4xx, or closes the connection.",
                        "Limit the nesting of bodies, or read them without recursion.",
                        Expectation.REJECTION_OR_CLOSE,
                        instances -> Stream.of("[", "{\"a\":")
                                .map(open -> text(
                                        instances,
                                        "whose body opens " + open + " 100,000 times",
                                        open.repeat(10 * LEVELS)))),
                kind(
                        "not-utf-8",
                        Level.SHOULD,
                        "A body with bytes that are not UTF-8 gets 400.",
                        "Decode bodies strictly as UTF-8.",
                        Expectation.STATUS_400,
                        instances -> Map.of(
                                        "the byte FF", "\u00ff",
                                        "an overlong slash", "\u00c0\u00af",
                                        "a surrogate in UTF-8", "\u00ed\u00a0\u0080",
                                        "an incomplete character", "\u00e2\u0082",
                                        "Latin-1", "caf\u00e9")
                                .entrySet()
                                .stream()
                                .map(bytes -> bytes(
                                        instances,
                                        "with " + bytes.getKey(),
                                        with(body(instances), "\"hostile\": \"" + bytes.getValue() + "\""),
                                        StandardCharsets.ISO_8859_1))),
                kind(
                        "other-encodings",
                        Level.SHOULD,
                        "Bodies in UTF-16 or UTF-32, or with a byte order mark, get no 5xx.",
                        "Respond with 400 to bodies that are not UTF-8; a byte order mark may be skipped.",
                        Expectation.NO_SERVER_ERROR,
                        instances -> Stream.of("UTF-16LE", "UTF-16BE", "UTF-16", "UTF-32LE", "UTF-32BE", "UTF-8")
                                .map(name -> bytes(
                                        instances,
                                        "in " + name + " with a byte order mark",
                                        "\ufeff" + body(instances),
                                        Charset.forName(name)))),
                kind(
                        "control-characters",
                        Level.SHOULD,
                        "A body with raw control characters in a string, or beside the object, gets 400.",
                        "Read bodies strictly as JSON.",
                        Expectation.STATUS_400,
                        instances -> Stream.of(
                                text(instances, "with a raw NUL", with(body(instances), "\"hostile\": \"\u0000\"")),
                                text(instances, "with a raw 01", with(body(instances), "\"hostile\": \"\u0001\"")),
                                text(instances, "with a raw line break", with(body(instances), "\"hostile\": \"\n\"")),
                                text(instances, "with a NUL in front", "\u0000" + body(instances)),
                                text(instances, "with a NUL in a name", with(body(instances), "\"a\u0000b\": 1")))),
                kind(
                        "malformed-numbers",
                        Level.SHOULD,
                        "A body with a number that JSON does not have, such as NaN or 0x1F, gets 400.",
                        "Read bodies strictly as JSON.",
                        Expectation.STATUS_400,
                        instances -> Stream.of(
                                        "NaN",
                                        "Infinity",
                                        "-Infinity",
                                        "0x1F",
                                        "01",
                                        "+1",
                                        "1.",
                                        ".5",
                                        "1e",
                                        "-",
                                        "1_000")
                                .map(number -> text(
                                        instances,
                                        "with the number " + number,
                                        with(body(instances), "\"hostile\": " + number)))),
                kind(
                        "extreme-numbers",
                        Level.SHOULD,
                        "Numbers such as 1e999999, or with 100,000 digits, get no 5xx.",
                        "Limit the length and the exponent of numbers, or do not compute with them.",
                        Expectation.NO_SERVER_ERROR,
                        instances -> Stream.of(
                                        "1e999999",
                                        "-1e999999",
                                        "1e-999999",
                                        "1e2147483648",
                                        "1e-2147483649",
                                        "1e99999999999999999999",
                                        "9".repeat(DIGITS),
                                        "0." + "0".repeat(DIGITS) + "1")
                                .map(number -> parameters(
                                        instances, "with the number " + shortened(number), "{\"a\": " + number + "}"))),
                kind(
                        "deep-nesting",
                        Level.SHOULD,
                        "Bodies with 10,000 levels get no 5xx.",
                        "Limit the nesting of bodies, or read them without recursion.",
                        Expectation.NO_SERVER_ERROR,
                        instances -> {
                            String arrays = "[".repeat(LEVELS) + "]".repeat(LEVELS);
                            String objects = "{\"a\":".repeat(LEVELS) + "1" + "}".repeat(LEVELS);
                            return Stream.of(
                                    parameters(instances, "with 10,000 levels of arrays", "{\"a\": " + arrays + "}"),
                                    parameters(instances, "with 10,000 levels of objects", objects),
                                    text(
                                            instances,
                                            "with 10,000 levels in an unknown member",
                                            with(body(instances), "\"hostile\": " + arrays)),
                                    text(
                                            instances,
                                            "with 10,000 levels in context",
                                            with(without(body(instances), "context"), "\"context\": " + objects)));
                        }),
                kind(
                        "large",
                        Level.SHOULD,
                        "A body of 10 MB gets no 5xx; the connection may be closed.",
                        "Limit the size of bodies, and respond with 413 to longer ones.",
                        Expectation.NO_SERVER_ERROR_OR_CLOSE,
                        instances -> Stream.of("a", " ", "[]")
                                .map(part -> part.equals("[]")
                                        ? parameters(
                                                instances,
                                                "with 10 MB of arrays",
                                                "{\"a\": [" + "[],".repeat(LARGE / 3) + "1]}")
                                        : part.equals("a")
                                                ? parameters(
                                                        instances,
                                                        "with a string of 10 MB",
                                                        "{\"a\": \"" + part.repeat(LARGE) + "\"}")
                                                : text(
                                                        instances,
                                                        "with 10 MB of white space",
                                                        part.repeat(LARGE) + body(instances)))),
                kind(
                        "many-members",
                        Level.SHOULD,
                        "Objects with many members, also with names of the same hash, get no 5xx; the connection may be closed.",
                        "Limit the size of bodies, and keep members in maps that cope with collisions.",
                        Expectation.NO_SERVER_ERROR_OR_CLOSE,
                        instances -> Stream.of(
                                parameters(
                                        instances,
                                        "with 50,000 parameters",
                                        members(IntStream.range(0, MANY).mapToObj(Integer::toString))),
                                parameters(
                                        instances,
                                        "with 4,096 parameters whose names have the same hash in Java",
                                        members(IntStream.range(0, 1 << COLLIDING_BITS)
                                                .mapToObj(HostileBodies::colliding))))),
                kind(
                        "repeated-members",
                        Level.SHOULD,
                        "Bodies that name a member twice, also in an escaped form, get no 5xx.",
                        "Respond with 400 to bodies with a member twice.",
                        Expectation.NO_SERVER_ERROR,
                        instances -> Stream.of(
                                text(
                                        instances,
                                        "with service_id twice",
                                        with(body(instances), "\"service_id\": \"unknown\"")),
                                text(
                                        instances,
                                        "with plan_id twice, once escaped",
                                        with(body(instances), "\"plan\\u005fid\": \"unknown\"")),
                                text(
                                        instances,
                                        "with context twice",
                                        with(body(instances), "\"context\": [], \"context\": 1")),
                                parameters(instances, "with a parameter twice", "{\"a\": 1, \"a\": {}}"))),
                kind(
                        "surrogates",
                        Level.SHOULD,
                        "Strings with lone surrogates get no 5xx.",
                        "Respond with 400 to strings that are not Unicode, or keep them as they are.",
                        Expectation.NO_SERVER_ERROR,
                        instances -> Stream.of(
                                parameters(instances, "with a high surrogate", "{\"a\": \"\\ud800\"}"),
                                parameters(instances, "with swapped surrogates", "{\"a\": \"\\udc00\\ud800\"}"),
                                parameters(instances, "with a surrogate in a name", "{\"\\ud800\": 1}"),
                                text(
                                        instances,
                                        "with a surrogate in organization_guid",
                                        with(
                                                without(body(instances), "organization_guid"),
                                                "\"organization_guid\": \"\\udfff\"")),
                                text(
                                        instances,
                                        "with a surrogate in plan_id",
                                        with(without(body(instances), "plan_id"), "\"plan_id\": \"\\ud800\"")))),
                kind(
                        "long-ids",
                        Level.SHOULD,
                        "Ids of 1 MB in a body get a 4xx.",
                        "Look ids up in the catalog before anything else is done with them.",
                        Expectation.REJECTION_OR_CLOSE,
                        instances -> Stream.of("service_id", "plan_id")
                                .map(name -> HostileRequest.of(
                                        "A provision request with a " + name + " of 1 MB",
                                        provision(instances).with(name, "i".repeat(LONG_ID))))),
                kind(
                        "type-names",
                        Level.SHOULD,
                        "Members that name types or prototypes, which some parsers obey, get no 5xx.",
                        "Read bodies into plain values, without polymorphic types.",
                        Expectation.NO_SERVER_ERROR,
                        instances -> Stream.of(
                                        "{\"__proto__\": {\"polluted\": true}}",
                                        "{\"constructor\": {\"prototype\": {\"polluted\": true}}}",
                                        "{\"@class\": \"javax.naming.InitialContext\"}",
                                        "{\"@type\": \"java.lang.Thread\", \"name\": \"a\"}",
                                        "{\"$type\": \"System.Object, mscorlib\"}",
                                        "{\"json_class\": \"String\"}",
                                        "{\"$ref\": \"http://127.0.0.1:1/\"}",
                                        "[\"javax.naming.InitialContext\", {}]")
                                .flatMap(value -> Stream.of(
                                        parameters(instances, "with the parameters " + value, value),
                                        text(
                                                instances,
                                                "with the unknown member " + value,
                                                with(body(instances), "\"hostile\": " + value))))));
    }

    static OsbRequest provision(Instances instances) {
        return instances.reserve().provisionRequest();
    }

    /** The body of an acceptable provision request. */
    static ObjectNode body(Instances instances) {
        return provision(instances).body();
    }

    private static ObjectNode without(ObjectNode body, String member) {
        body.remove(member);
        return body;
    }

    /** Returns a body with more members in front, which are not parsed. */
    private static String with(ObjectNode body, String members) {
        return "{" + members + ", " + body.toString().substring(1);
    }

    private static HostileRequest text(Instances instances, String how, String body) {
        return bytes(instances, how, body, StandardCharsets.UTF_8);
    }

    private static HostileRequest bytes(Instances instances, String how, String body, Charset charset) {
        return HostileRequest.of(
                "A provision request " + how, provision(instances).http().withBody(body.getBytes(charset)));
    }

    private static HostileRequest parameters(Instances instances, String how, String parameters) {
        return text(instances, how, with(without(body(instances), "parameters"), "\"parameters\": " + parameters));
    }

    private static String members(Stream<String> names) {
        StringBuilder members = new StringBuilder("{");
        names.forEach(name -> members.append(members.length() > 1 ? ", " : "")
                .append('"')
                .append(name)
                .append("\": 1"));
        return members.append('}').toString();
    }

    /** Names of the same length whose {@link String#hashCode()} is the same. */
    private static String colliding(int number) {
        StringBuilder name = new StringBuilder();
        for (int bit = 0; bit < COLLIDING_BITS; bit++) {
            name.append((number >> bit & 1) == 0 ? "Aa" : "BB");
        }
        return name.toString();
    }

    private static String shortened(String number) {
        return number.length() <= 30 ? number : "of " + number.length() + " characters";
    }

    private static HostileKind kind(
            String rule,
            Level level,
            String requirement,
            String remedy,
            Expectation expectation,
            Function<Instances, Stream<HostileRequest>> requests) {
        return new HostileKind(
                "body." + rule,
                level,
                SpecSection.PROVISIONING_RESPONSE,
                requirement,
                remedy,
                expectation,
                (probe, instances) -> requests.apply(instances));
    }
}
