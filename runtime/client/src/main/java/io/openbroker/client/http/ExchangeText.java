package io.openbroker.client.http;

import java.util.List;

/** Shows exchanges to people, with secrets masked and bodies cut. Safe for use by many threads. */
public final class ExchangeText {

    /** How much of a body is shown, in characters. */
    public static final int MOST_OF_A_BODY = 4_000;

    private final SecretMask mask = new SecretMask();
    private final String base;

    /**
     * Shows exchanges with one broker.
     *
     * @param base the URL of the broker, for commands that can be copied
     */
    public ExchangeText(String base) {
        this.base = base.replaceFirst("/+$", "");
    }

    /** Returns request and response as they are in HTTP, with JSON indented. */
    public String of(Exchange exchange) {
        StringBuilder text = new StringBuilder(request(exchange.request())).append('\n');
        if (exchange.outcome() instanceof NoResponse none) {
            return text.append("No response: ")
                    .append(none.description())
                    .append('\n')
                    .toString();
        }
        exchange.response().ifPresent(response -> text.append(response(response)));
        return text.toString();
    }

    /** Returns a request as it is in HTTP. */
    public String request(BrokerHttpRequest request) {
        StringBuilder text = new StringBuilder()
                .append(request.method())
                .append(' ')
                .append(visible(request.target()))
                .append('\n');
        append(text, request.headers(), request.text(), false);
        return text.toString();
    }

    /** Returns a response as it is in HTTP. */
    public String response(BrokerHttpResponse response) {
        StringBuilder text = new StringBuilder().append(response.status()).append('\n');
        append(text, response.headers(), response.text(), response.isTruncated());
        return text.toString();
    }

    private void append(StringBuilder text, List<Header> headers, String body, boolean isTruncated) {
        headers.forEach(header -> text.append(header.name())
                .append(": ")
                .append(visible(mask.header(header)))
                .append('\n'));
        if (!body.isEmpty()) {
            text.append('\n').append(body(body)).append(isTruncated ? "\n… and more, which was not read\n" : "\n");
        }
    }

    private String body(String body) {
        String shown = visible(mask.body(body));
        return shown.length() <= MOST_OF_A_BODY
                ? shown
                : shown.substring(0, MOST_OF_A_BODY) + "… and " + (shown.length() - MOST_OF_A_BODY)
                        + " more characters";
    }

    /**
     * Returns a command that sends the request again. Credentials are taken from the variables {@code OSB_USER} and
     * {@code OSB_PASSWORD}, or {@code OSB_TOKEN}, of the shell.
     */
    public String curl(BrokerHttpRequest request) {
        return curl(request, "\"$OSB_USER:$OSB_PASSWORD\"");
    }

    /**
     * Returns a command that sends the request again as a user, whose password is taken from the variable {@code PASSWORD} of the
     * shell.
     */
    public String curlAs(String user, BrokerHttpRequest request) {
        return curl(request, quoted(user + ":") + "\"$PASSWORD\"");
    }

    private String curl(BrokerHttpRequest request, String credentials) {
        StringBuilder text = new StringBuilder("curl -i -X ").append(quoted(request.method()));
        for (Header header : request.headers()) {
            if (!header.isNamed("Authorization")) {
                text.append(" -H ").append(quoted(header.name() + ": " + header.value()));
            } else if (header.value().startsWith("Bearer ")) {
                text.append(" -H \"Authorization: Bearer $OSB_TOKEN\"");
            } else {
                text.append(" -u ").append(credentials);
            }
        }
        if (request.body().isPresent()) {
            text.append(" --data-binary ").append(quoted(request.text()));
        }
        return text.append(' ').append(quoted(base + request.target())).toString();
    }

    private static String quoted(String value) {
        return value.matches("[A-Za-z0-9_./:-]+") ? value : "'" + value.replace("'", "'\\''") + "'";
    }

    /** Control characters of a hostile peer do not reach a terminal. */
    private static String visible(String text) {
        StringBuilder visible = new StringBuilder(text.length());
        text.codePoints().forEach(point -> {
            if (point == '\n' || point == '\t' || !isInvisible(point)) {
                visible.appendCodePoint(point);
            } else {
                visible.append(String.format("\\u%04x", point));
            }
        });
        return visible.toString();
    }

    private static boolean isInvisible(int point) {
        return switch (Character.getType(point)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> true;
            default -> false;
        };
    }
}
