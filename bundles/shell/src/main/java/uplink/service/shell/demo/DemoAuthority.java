// SPDX-License-Identifier: Apache-2.0
package uplink.service.shell.demo;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.Signature;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.spec.ECGenParameterSpec;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** A key and a certificate of one host for one hour, made anew for each walk and kept nowhere; RFC 5280. */
final class DemoAuthority {
    private static final DateTimeFormatter UTC_TIME =
            DateTimeFormatter.ofPattern("yyMMddHHmmss'Z'").withZone(ZoneOffset.UTC);
    private static final long HALF_AN_HOUR = 1_800;

    private static final int INTEGER = 0x02;
    private static final int BITS = 0x03;
    private static final int OCTETS = 0x04;
    private static final int OBJECT = 0x06;
    private static final int TEXT = 0x0c;
    private static final int TIME = 0x17;
    private static final int SEQUENCE = 0x30;
    private static final int SET = 0x31;
    private static final int VERSION = 0xa0;
    private static final int EXTENSIONS = 0xa3;
    private static final int DNS_NAME = 0x82;

    /** ecdsa-with-SHA256. */
    private static final byte[] ALGORITHM =
            der(SEQUENCE, der(OBJECT, new byte[] {0x2a, (byte) 0x86, 0x48, (byte) 0xce, 0x3d, 4, 3, 2}));

    private static final byte[] COMMON_NAME = der(OBJECT, new byte[] {0x55, 4, 3});
    private static final byte[] ALTERNATIVE_NAME = der(OBJECT, new byte[] {0x55, 0x1d, 0x11});

    private final KeyPair keys;
    private final Certificate certificate;

    /** Vouches for {@code host}. */
    DemoAuthority(String host) throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"));
        keys = generator.generateKeyPair();
        byte[] content = content(host.getBytes(StandardCharsets.US_ASCII));
        Signature signature = Signature.getInstance("SHA256withECDSA");
        signature.initSign(keys.getPrivate());
        signature.update(content);
        byte[] whole = der(SEQUENCE, content, ALGORITHM, der(BITS, new byte[1], signature.sign()));
        certificate = CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(whole));
    }

    private byte[] content(byte[] host) {
        byte[] name = der(SEQUENCE, der(SET, der(SEQUENCE, COMMON_NAME, der(TEXT, host))));
        byte[] alternative = der(SEQUENCE, ALTERNATIVE_NAME, der(OCTETS, der(SEQUENCE, der(DNS_NAME, host))));
        return der(
                SEQUENCE,
                der(VERSION, der(INTEGER, new byte[] {2})),
                der(INTEGER, new byte[] {1}),
                ALGORITHM,
                name,
                der(SEQUENCE, time(-HALF_AN_HOUR), time(HALF_AN_HOUR)),
                name,
                keys.getPublic().getEncoded(),
                der(EXTENSIONS, der(SEQUENCE, alternative)));
    }

    private static byte[] time(long seconds) {
        return der(TIME, UTC_TIME.format(Instant.now().plusSeconds(seconds)).getBytes(StandardCharsets.US_ASCII));
    }

    /** Tag, length, and the parts one after the other; X.690. */
    private static byte[] der(int tag, byte[]... parts) {
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            content.writeBytes(part);
        }
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        whole.write(tag);
        int length = content.size();
        if (length > 0xff) {
            whole.write(0x82);
            whole.write(length >> 8);
        } else if (length > 0x7f) {
            whole.write(0x81);
        }
        whole.write(length);
        whole.writeBytes(content.toByteArray());
        return whole.toByteArray();
    }

    /** Serves as the host. */
    SSLContext server() throws GeneralSecurityException, IOException {
        KeyStore store = store();
        store.setKeyEntry("host", keys.getPrivate(), new char[0], new Certificate[] {certificate});
        KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(store, new char[0]);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
        return context;
    }

    /** Trusts that one host. */
    SSLContext client() throws GeneralSecurityException, IOException {
        KeyStore store = store();
        store.setCertificateEntry("host", certificate);
        TrustManagerFactory managers = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        managers.init(store);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, managers.getTrustManagers(), null);
        return context;
    }

    private static KeyStore store() throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
        store.load(null, null);
        return store;
    }
}
