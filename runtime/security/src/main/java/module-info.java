/** Authentication that requires additional libraries: hashed passwords and bearer tokens. */
module io.openbroker.security {
    requires transitive io.openbroker.runtime;
    requires static transitive org.jspecify;
    requires com.nimbusds.jose.jwt;
    requires org.bouncycastle.provider;
    requires org.slf4j;

    exports io.openbroker.security;

    provides io.openbroker.runtime.spi.authentication.PasswordHashing with
            io.openbroker.security.PasswordHashes;
    provides io.openbroker.runtime.spi.authentication.TokenAuthentication with
            io.openbroker.security.JwtAuthentication;
}
