// SPDX-License-Identifier: Apache-2.0
package uplink.itest.container;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;
import static org.ops4j.pax.exam.CoreOptions.frameworkProperty;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Hashtable;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import javax.inject.Inject;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.ops4j.pax.exam.Configuration;
import org.ops4j.pax.exam.Option;
import org.ops4j.pax.exam.junit.PaxExam;
import org.ops4j.pax.exam.spi.reactors.ExamReactorStrategy;
import org.ops4j.pax.exam.spi.reactors.PerClass;
import org.ops4j.pax.exam.util.Filter;
import org.osgi.framework.BundleContext;
import org.osgi.service.cm.ConfigurationAdmin;
import uplink.profile.ConnectionException;
import uplink.profile.spi.BroughtCommand;

/** The archive for support, made by the shipped bundles: it holds what helps, and no secret. */
@RunWith(PaxExam.class)
@ExamReactorStrategy(PerClass.class)
public class ReportIT {
    private static final Path LOG = Path.of("target/report-it/uplink.0.log").toAbsolutePath();
    private static final String SECRET = "hunter22";

    @Inject
    private BundleContext context;

    @Inject
    private ConfigurationAdmin configurations;

    @Inject
    @Filter("(uplink.command=report)")
    private BroughtCommand report;

    @Configuration
    public Option[] configuration() throws Exception {
        return new Option[] {Shipped.bundles(), frameworkProperty("uplink.log").value(LOG.toString())};
    }

    @Test
    public void holdsWhatHelpsAndNoSecret() throws Exception {
        plant();
        TestBackend backend = new TestBackend(context, "low", 0);
        backend.publish(TestBackend.port("low", false));
        Path folder = Files.createTempDirectory(LOG.getParent(), "out");
        List<String> said = new ArrayList<>();
        Map<String, String> texts = new TreeMap<>();
        Shipped.await("the port", () -> {
            said.clear();
            report.run(typed(List.of(), emptied(folder)), new Lines(said));
            texts.putAll(unpacked(folder));
            return texts.get("links.json").contains("mac:00:00:5e:00:53:01");
        });
        assertEquals(1, said.size());
        texts.forEach((name, text) -> assertFalse(name + ": " + text, text.contains(SECRET)));
        assertTrue(
                texts.get("configuration.txt"), texts.get("configuration.txt").contains("passphrase = ********"));
        assertTrue(texts.get("configuration.txt").contains("manage = eth0"));
        assertTrue(texts.get("log/uplink.0.log").contains("psk=********"));
        assertTrue(texts.get("log/uplink.1.log").contains("older line"));
        assertTrue(texts.get("bundles.txt").contains("ACTIVE      uplink.service.shell"));
        assertTrue(texts.get("services.txt").contains(" of uplink.service.view, ranking 0"));
        assertTrue(texts.get("versions.txt").contains("os.version " + System.getProperty("os.version")));
        assertTrue(texts.get("status.json").contains("\"schema\": 1"));
        assertTrue(texts.get("why.json"), texts.get("why.json").contains("no loss was seen"));
        assertTrue(texts.get("components.txt"), texts.get("components.txt").contains("uplink.linux.kernel"));
        for (String name : List.of("profiles.json", "routes.txt", "history.txt")) {
            assertFalse(texts.get(name), texts.get(name).contains("cannot be told"));
        }
        backend.close();
    }

    private void plant() throws IOException {
        Files.createDirectories(LOG.getParent());
        Files.writeString(LOG, "x".repeat(600_000) + " passphrase=" + SECRET + "\nINFO joined psk=" + SECRET + "\n");
        Files.writeString(LOG.resolveSibling("uplink.1.log"), "older line, http://joe:" + SECRET + "@proxy/\n");
        Hashtable<String, Object> properties = new Hashtable<>();
        properties.put("passphrase", "my " + SECRET);
        properties.put("manage", "eth0");
        properties.put("proxy", new String[] {"http://joe:" + SECRET + "@proxy.example/"});
        configurations.getConfiguration("uplink.itest", null).update(properties);
    }

    private static Path emptied(Path folder) {
        try (var files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
            return folder;
        } catch (IOException failed) {
            throw new AssertionError(failed);
        }
    }

    private static Map<String, String> unpacked(Path folder) {
        Map<String, String> texts = new TreeMap<>();
        try (var files = Files.list(folder)) {
            Path file = files.findFirst().orElseThrow();
            assertTrue(file.toString(), file.getFileName().toString().matches("uplink-report-\\d{8}T\\d{6}Z\\.zip"));
            assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
            try (ZipFile zip = new ZipFile(file.toFile())) {
                for (ZipEntry entry : Collections.list(zip.entries())) {
                    try (InputStream in = zip.getInputStream(entry)) {
                        texts.put(entry.getName(), new String(in.readAllBytes(), StandardCharsets.UTF_8));
                    }
                }
            }
            return texts;
        } catch (IOException failed) {
            throw new AssertionError(failed);
        }
    }

    @Test
    public void saysWhatIsWrong() {
        try {
            report.run(typed(List.of("more"), Path.of("target")), new Lines(new ArrayList<>()));
            throw new AssertionError("accepted");
        } catch (IllegalArgumentException wrong) {
            assertEquals("takes nothing behind it, not 'more'", wrong.getMessage());
        }
        try {
            report.run(typed(List.of(), Path.of("/nosuch")), new Lines(new ArrayList<>()));
            throw new AssertionError("written");
        } catch (ConnectionException failed) {
            assertTrue(failed.getMessage(), failed.getMessage().startsWith("cannot write /nosuch/uplink-report-"));
        }
    }

    private static BroughtCommand.Typed typed(List<String> operands, Path folder) {
        return new BroughtCommand.Typed(operands, Map.of(), folder);
    }

    private record Lines(List<String> said) implements BroughtCommand.Answer {
        @Override
        public void line(String text) {
            said.add(text);
        }

        @Override
        public void aside(String text) {
            throw new AssertionError(text);
        }

        @Override
        public void document(Object document) {
            throw new AssertionError(document);
        }

        @Override
        public boolean symbols() {
            return false;
        }

        @Override
        public OutputStream bytes() {
            throw new AssertionError("no bytes");
        }
    }
}
