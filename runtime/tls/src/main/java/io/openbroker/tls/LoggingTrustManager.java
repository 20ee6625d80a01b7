package io.openbroker.tls;

import java.net.Socket;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedTrustManager;

/** Delegates every decision, and logs rejected client certificates. */
final class LoggingTrustManager extends X509ExtendedTrustManager {

    private final X509ExtendedTrustManager decides;
    private final RejectionLog log;

    LoggingTrustManager(X509ExtendedTrustManager decides, RejectionLog log) {
        this.decides = decides;
        this.log = log;
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String keyExchange, SSLEngine engine)
            throws CertificateException {
        try {
            decides.checkClientTrusted(chain, keyExchange, engine);
        } catch (CertificateException rejection) {
            log.rejected(chain, engine, rejection);
            throw rejection;
        }
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String keyExchange, Socket socket)
            throws CertificateException {
        try {
            decides.checkClientTrusted(chain, keyExchange, socket);
        } catch (CertificateException rejection) {
            log.rejected(chain, socket, rejection);
            throw rejection;
        }
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String keyExchange) throws CertificateException {
        decides.checkClientTrusted(chain, keyExchange);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String keyExchange, Socket socket)
            throws CertificateException {
        decides.checkServerTrusted(chain, keyExchange, socket);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String keyExchange, SSLEngine engine)
            throws CertificateException {
        decides.checkServerTrusted(chain, keyExchange, engine);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String keyExchange) throws CertificateException {
        decides.checkServerTrusted(chain, keyExchange);
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
        return decides.getAcceptedIssuers();
    }
}
