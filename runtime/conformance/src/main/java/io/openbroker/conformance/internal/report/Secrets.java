package io.openbroker.conformance.internal.report;

import io.openbroker.client.http.BrokerHttpResponse;
import io.openbroker.client.http.Exchange;
import io.openbroker.client.http.Header;
import io.openbroker.conformance.internal.exchange.ResponseView;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The secrets that exchanges have, to be masked wherever they stand: in sentences, in bodies that are not JSON or were cut, in
 * addresses. Immutable.
 */
final class Secrets {

    private static final String MASK = "•••";
    /** Shorter values would be found in ordinary words. */
    private static final int SHORTEST = 5;

    private static final int MOST = 2_000;

    private static final Pattern NAMED = Pattern.compile("password|passwd|secret|token|api_?key|private_?key");
    /** In bodies that are not JSON; the value ends at the quote, or with the text. */
    private static final Pattern MEMBER = Pattern.compile(
            "(?i)(\"[^\"]{0,100}(?:password|passwd|secret|token|api_?key|private_?key)[^\"]{0,100}\"\\s*:\\s*\")"
                    + "(?:[^\"\\\\]|\\\\.){1,10000}+");

    private static final Pattern CREDENTIALS = Pattern.compile("\"credentials\"\\s{0,100}:");

    private static final Pattern ADDRESS = Pattern.compile(
            "(?i)([a-z][a-z0-9+.-]{0,20}://)[^/@\\s\"]{1,500}@|([?&](?:[a-z_-]{0,30}(?:token|secret|password|key|sig)"
                    + "[a-z_-]{0,30}|code)=)[^&\\s\"']{1,2000}");

    private final List<String> values;

    private Secrets(Set<String> values) {
        this.values = values.stream()
                .filter(value -> value.length() >= SHORTEST)
                .sorted(Comparator.comparing(String::length).reversed())
                .limit(MOST)
                .toList();
    }

    /** Returns the secrets of exchanges. */
    static Secrets of(List<Exchange> exchanges) {
        Set<String> values = new HashSet<>();
        for (Exchange exchange : exchanges) {
            exchange.request().headers().forEach(header -> credentials(header, values));
            exchange.request().body().ifPresent(body -> collect(parsed(body), false, values));
            exchange.response()
                    .map(BrokerHttpResponse::headers)
                    .orElse(List.of())
                    .forEach(header -> {
                        if (header.name().toLowerCase(Locale.ROOT).equals("set-cookie")) {
                            values.add(header.value());
                        }
                    });
            if (exchange.response().isPresent()) {
                collect(ResponseView.of(exchange).json().node(), false, values);
            }
        }
        return new Secrets(values);
    }

    /** Returns a text without secrets. */
    String mask(String text) {
        String masked = MEMBER.matcher(text).replaceAll("$1" + MASK);
        masked = ADDRESS.matcher(masked)
                .replaceAll(match -> Matcher.quoteReplacement(
                        match.group(1) != null ? match.group(1) + MASK + "@" : match.group(2) + MASK));
        for (String value : values) {
            masked = masked.replace(value, MASK);
        }
        return masked;
    }

    /** Returns a text with a body that is not JSON, such as one that was cut, without anything that follows its credentials. */
    static String withoutCredentials(String text) {
        Matcher found = CREDENTIALS.matcher(text);
        return found.find() ? text.substring(0, found.end()) + " " + MASK + "\n" : text;
    }

    private static void credentials(Header header, Set<String> values) {
        if (!header.name().equalsIgnoreCase("Authorization")) {
            return;
        }
        String credentials = header.value().replaceFirst("^\\S+\\s+", "");
        values.add(credentials);
        try {
            String decoded = new String(Base64.getDecoder().decode(credentials), StandardCharsets.UTF_8);
            values.add(decoded.substring(decoded.indexOf(':') + 1));
        } catch (IllegalArgumentException e) {
            // A token, or a header that a check has broken.
        }
    }

    private static JsonNode parsed(byte[] body) {
        try {
            return JsonMapper.shared().readTree(body);
        } catch (JacksonException | StackOverflowError e) {
            return JsonMapper.shared().missingNode();
        }
    }

    private static void collect(JsonNode node, boolean secret, Set<String> values) {
        if (values.size() >= MOST) {
            return;
        }
        if (secret && node.isString()) {
            values.add(node.stringValue());
        }
        node.values().forEach(element -> {
            if (node.isArray()) {
                collect(element, secret, values);
            }
        });
        node.properties().forEach(member -> {
            String name = member.getKey().toLowerCase(Locale.ROOT);
            collect(
                    member.getValue(),
                    secret || name.equals("credentials") || NAMED.matcher(name).find(),
                    values);
        });
    }
}
