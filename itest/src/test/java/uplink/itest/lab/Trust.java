// SPDX-License-Identifier: Apache-2.0
package uplink.itest.lab;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.Base64;
import javax.net.ServerSocketFactory;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLServerSocketFactory;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;

/** A certificate of a test's own for {@code server.example} and {@code *.broker.example}, and who trusts it. */
final class Trust {
    private static final String PASSWORD = "of-a-test";

    private final KeyStore keys = KeyStore.getInstance("PKCS12");
    private final TrustManagerFactory trust =
            TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());

    Trust(Path folder) throws Exception {
        Path file = folder.resolve("keys.p12");
        String keytool =
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
        Lab.run(
                keytool,
                "-genkeypair",
                "-alias",
                "server",
                "-keyalg",
                "EC",
                "-validity",
                "2",
                "-dname",
                "CN=server.example",
                "-ext",
                "san=dns:server.example,dns:*.broker.example",
                "-storetype",
                "PKCS12",
                "-keystore",
                file.toString(),
                "-storepass",
                PASSWORD);
        try (InputStream in = Files.newInputStream(file)) {
            keys.load(in, PASSWORD.toCharArray());
        }
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        trusted.setCertificateEntry("server", keys.getCertificate("server"));
        trust.init(trusted);
    }

    /** The certificate, for those who read files. */
    Path pem(Path folder) throws Exception {
        byte[] certificate = keys.getCertificate("server").getEncoded();
        return Files.writeString(
                folder.resolve("server.pem"),
                "-----BEGIN CERTIFICATE-----\n" + Base64.getMimeEncoder().encodeToString(certificate)
                        + "\n-----END CERTIFICATE-----\n");
    }

    SSLContext server() throws Exception {
        return context(own(), null);
    }

    SSLContext client() throws Exception {
        return context(null, trust.getTrustManagers());
    }

    /** Of one who proves who he is, and wants the same. */
    SSLContext both() throws Exception {
        return context(own(), trust.getTrustManagers());
    }

    /** Server sockets that take nobody who does not prove who he is. */
    ServerSocketFactory mutual() throws Exception {
        SSLServerSocketFactory tls = both().getServerSocketFactory();
        return new ServerSocketFactory() {
            @Override
            public ServerSocket createServerSocket(int port) throws IOException {
                SSLServerSocket socket = (SSLServerSocket) tls.createServerSocket(port);
                socket.setNeedClientAuth(true);
                return socket;
            }

            @Override
            public ServerSocket createServerSocket(int port, int backlog) throws IOException {
                return createServerSocket(port);
            }

            @Override
            public ServerSocket createServerSocket(int port, int backlog, InetAddress local) throws IOException {
                return createServerSocket(port);
            }
        };
    }

    private KeyManager[] own() throws Exception {
        return keys().getKeyManagers();
    }

    /** The key, for those who take no context. */
    KeyManagerFactory keys() throws Exception {
        KeyManagerFactory own = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        own.init(keys, PASSWORD.toCharArray());
        return own;
    }

    /** Whom to trust, for those who take no context. */
    TrustManagerFactory trusted() {
        return trust;
    }

    private static SSLContext context(KeyManager @Nullable [] own, TrustManager @Nullable [] trusted) throws Exception {
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(own, trusted, null);
        return context;
    }

    X509TrustManager manager() {
        return (X509TrustManager) trust.getTrustManagers()[0];
    }
}
