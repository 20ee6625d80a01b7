package io.openbroker.sample.postgres;

/** The credentials of an application. */
record Credentials(
        String uri, String jdbcUrl, String host, int port, String database, String username, String password) {

    // Nothing needs escaping: names consist of letters, digits and underscores, passwords of the URL-safe Base64
    // alphabet.
    static Credentials of(DatabaseServer server, String database, String username, String password) {
        String address = server.host() + ":" + server.port() + "/" + database;
        return new Credentials(
                "postgresql://" + username + ":" + password + "@" + address,
                "jdbc:postgresql://" + address + "?user=" + username + "&password=" + password,
                server.host(),
                server.port(),
                database,
                username,
                password);
    }

    @Override
    public String toString() {
        return "Credentials[host=" + host + ", port=" + port + ", database=" + database + ", username=" + username
                + "]";
    }
}
