// SPDX-License-Identifier: Apache-2.0
package uplink.itest.container;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;
import static org.ops4j.pax.exam.CoreOptions.frameworkProperty;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.inject.Inject;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.ops4j.pax.exam.Configuration;
import org.ops4j.pax.exam.Option;
import org.ops4j.pax.exam.junit.PaxExam;
import org.ops4j.pax.exam.spi.reactors.ExamReactorStrategy;
import org.ops4j.pax.exam.spi.reactors.PerClass;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;

/** The socket of the shipped bundles in a framework that nobody of ours has started. */
@RunWith(PaxExam.class)
@ExamReactorStrategy(PerClass.class)
public class SocketIT {
    private static final Path SOCKET = Path.of(
                    "target/s-" + ProcessHandle.current().pid() + "/uplink.sock")
            .toAbsolutePath();

    @Inject
    private BundleContext context;

    @Configuration
    public Option[] configuration() throws Exception {
        return new Option[] {
            Shipped.bundles(), frameworkProperty("uplink.socket").value(SOCKET.toString())
        };
    }

    @Test
    public void answersWhileItsBundlesRun() throws Exception {
        Shipped.await("an answer", SocketIT::answers);
        for (String name : List.of("uplink.service.view", "uplink.service.shell")) {
            Bundle bundle = Shipped.own(context).stream()
                    .filter(one -> one.getSymbolicName().equals(name))
                    .findFirst()
                    .orElseThrow();
            bundle.stop();
            assertFalse(Files.exists(SOCKET));
            assertEquals(0, threads());
            try (var files = Files.list(SOCKET.getParent())) {
                assertEquals(0, files.count());
            }
            bundle.start();
            Shipped.await("an answer again", SocketIT::answers);
        }
        assertTrue(threads() > 0);
    }

    private static long threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().matches("uplink-(socket|command-\\d+)"))
                .count();
    }

    private static boolean answers() {
        try (SocketChannel channel = SocketChannel.open(UnixDomainSocketAddress.of(SOCKET))) {
            channel.write(ByteBuffer.wrap(
                    "{\"uplink\":1,\"words\":[\"status\",\"--json\"]}\n".getBytes(StandardCharsets.UTF_8)));
            List<String> lines = new BufferedReader(Channels.newReader(channel, StandardCharsets.UTF_8))
                    .lines()
                    .toList();
            return lines.get(0).contains("\\\"schema\\\": 1")
                    && lines.get(lines.size() - 1).equals("{\"exit\":0}");
        } catch (IOException notYet) {
            return false;
        }
    }
}
