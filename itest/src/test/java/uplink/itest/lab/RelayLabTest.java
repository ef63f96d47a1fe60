// SPDX-License-Identifier: Apache-2.0
package uplink.itest.lab;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The command's side of the protocol, against a gateway that says what a test wants. */
@Timeout(60)
class RelayLabTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    private Path folder;

    private Lab lab;
    private Distribution distribution;
    private ServerSocketChannel gateway;

    @BeforeEach
    void open() throws Exception {
        lab = Lab.open();
        distribution = new Distribution(lab, folder);
        Files.createDirectories(distribution.socket().getParent());
        gateway = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        gateway.bind(UnixDomainSocketAddress.of(distribution.socket()));
    }

    @AfterEach
    void close() throws Exception {
        gateway.close();
        lab.close();
    }

    @Test
    void aSecretComesFromStandardInputAndNowhereElse() throws Exception {
        Process join = distribution.start("join", "Caf\u00e9");
        join.getOutputStream().write("p\u00e4ss \"w\u00f6rd\"\n".getBytes(StandardCharsets.UTF_8));
        join.getOutputStream().flush();
        try (SocketChannel channel = gateway.accept()) {
            BufferedReader lines = new BufferedReader(Channels.newReader(channel, StandardCharsets.UTF_8));
            JsonNode request = JSON.readTree(lines.readLine());
            assertThat(request.get("uplink").asInt()).isEqualTo(1);
            assertThat(request.get("words").toString()).isEqualTo("[\"join\",\"Caf\u00e9\"]");
            assertThat(request.get("folder").asText()).isEqualTo(folder.toString());
            say(channel, "{\"out\":\"h\\u00e9\\ud83d\\ude00\"}\n\n{\"error\":\"oh\\n\"}\n{\"ask\":\"passphrase\"}\n");
            assertThat(JSON.readTree(lines.readLine()).get("secret").asText()).isEqualTo("p\u00e4ss \"w\u00f6rd\"");
            say(channel, "{\"exit\":3}\n");
        }
        assertThat(new Started(join).answer()).isEqualTo(new Started.Answer(3, "h\u00e9\ud83d\ude00", "oh\n"));
    }

    @Test
    void whoKnowsNoSecretSaysSo() throws Exception {
        Process join = distribution.start("join", "x");
        join.getOutputStream().close();
        try (SocketChannel channel = gateway.accept()) {
            BufferedReader lines = new BufferedReader(Channels.newReader(channel, StandardCharsets.UTF_8));
            lines.readLine();
            say(channel, "{\"ask\":\"passphrase\"}\n");
            assertThat(lines.readLine()).isEqualTo("{\"none\":true}");
            say(channel, "{\"exit\":1}\n");
        }
        assertThat(new Started(join).answer()).isEqualTo(new Started.Answer(1, "", ""));
    }

    @Test
    void aGatewayThatGoesAwayOrTalksNonsenseFailsTheCommand() throws Exception {
        for (String answer : new String[] {"", "{\"out\":\"half", "nonsense\n"}) {
            Process status = distribution.start("status");
            try (SocketChannel channel = gateway.accept()) {
                new BufferedReader(Channels.newReader(channel, StandardCharsets.UTF_8)).readLine();
                say(channel, answer);
            }
            Started.Answer left = new Started(status).answer();
            assertThat(left.status()).isEqualTo(1);
            assertThat(left.error()).contains("went away before it was done").hasLineCount(1);
        }
    }

    private static void say(SocketChannel channel, String text) throws Exception {
        ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
    }
}
