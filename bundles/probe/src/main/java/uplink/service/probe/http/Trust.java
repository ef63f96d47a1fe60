// SPDX-License-Identifier: Apache-2.0
package uplink.service.probe.http;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** Whose certificates are believed: those that the Java runtime believes, or those of a file. */
public final class Trust {
    private Trust() {}

    /**
     * Reads {@code file}, certificates as PEM; without one the runtime's own.
     *
     * @throws IllegalArgumentException when the file has none
     */
    public static SSLContext of(Optional<Path> file) {
        try {
            if (file.isEmpty()) {
                return SSLContext.getDefault();
            }
            TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            factory.init(store(file.get()));
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, factory.getTrustManagers(), null);
            return context;
        } catch (IOException | GeneralSecurityException unreadable) {
            throw new IllegalArgumentException(
                    "no certificates can be read from "
                            + file.map(Path::toString).orElse("the runtime") + ", want PEM: " + unreadable.getMessage(),
                    unreadable);
        }
    }

    private static KeyStore store(Path file) throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
        store.load(null, null);
        try (InputStream in = Files.newInputStream(file)) {
            for (Certificate one : CertificateFactory.getInstance("X.509").generateCertificates(in)) {
                store.setCertificateEntry("trusted-" + store.size(), one);
            }
        }
        if (store.size() == 0) {
            throw new IOException("there is none in it");
        }
        return store;
    }
}
