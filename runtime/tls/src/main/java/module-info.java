/** TLS from PEM files, which are reloaded when they change. */
module io.openbroker.tls {
    requires transitive io.openbroker.undertow;
    requires static transitive org.jspecify;
    requires nl.altindag.ssl;
    requires nl.altindag.ssl.pem;
    requires org.slf4j;

    provides io.openbroker.undertow.spi.TlsProvider with
            io.openbroker.tls.PemTlsProvider;
}
