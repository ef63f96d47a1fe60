// SPDX-License-Identifier: Apache-2.0
package uplink.service.probe.diagnosis;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The last diagnosis of a loss: one file, or memory alone where nothing is to be written. Safe for any thread. */
final class Kept {
    private static final Logger log = LoggerFactory.getLogger(Kept.class);

    private final Optional<Path> file;
    private Optional<Diagnosis> newest = Optional.empty();

    /** In {@code folder}, which is made when there is something to keep. */
    Kept(Optional<Path> folder) {
        this.file = folder.map(one -> one.resolve("last.properties"));
    }

    synchronized Optional<Diagnosis> last() {
        if (newest.isEmpty() && file.isPresent()) {
            newest = read(file.get());
        }
        return newest;
    }

    /** A full disk costs the file, not the diagnosis. */
    synchronized void keep(Diagnosis diagnosis) {
        newest = Optional.of(diagnosis);
        if (file.isPresent()) {
            try {
                write(file.get(), diagnosis);
            } catch (IOException refused) {
                log.warn("The diagnosis of the loss is not kept on disk: {}", String.valueOf(refused));
            }
        }
    }

    private static void write(Path file, Diagnosis diagnosis) throws IOException {
        Properties parts = new Properties();
        parts.setProperty("at", diagnosis.at().toString());
        parts.setProperty("link", diagnosis.link());
        parts.setProperty("interface", diagnosis.interfaceName());
        parts.setProperty("target", diagnosis.target());
        for (Finding finding : diagnosis.findings()) {
            String step = finding.step().name().toLowerCase(Locale.ROOT);
            parts.setProperty(step + ".outcome", finding.outcome().name());
            parts.setProperty(step + ".detail", finding.detail());
            parts.setProperty(step + ".advice", finding.advice());
            parts.setProperty(step + ".millis", Long.toString(finding.millis()));
        }
        Files.createDirectories(file.getParent());
        Path fresh = file.resolveSibling(file.getFileName() + ".new");
        try (OutputStream out = Files.newOutputStream(fresh)) {
            parts.store(out, null);
        }
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private static Optional<Diagnosis> read(Path file) {
        Properties parts = new Properties();
        try (InputStream in = Files.newInputStream(file)) {
            parts.load(in);
            List<Finding> findings = new ArrayList<>();
            for (Step step : Step.values()) {
                String name = step.name().toLowerCase(Locale.ROOT);
                findings.add(new Finding(
                        step,
                        Outcome.valueOf(parts.getProperty(name + ".outcome", "")),
                        parts.getProperty(name + ".detail", ""),
                        parts.getProperty(name + ".advice", ""),
                        Long.parseLong(parts.getProperty(name + ".millis", "0"))));
            }
            return Optional.of(new Diagnosis(
                    Instant.parse(parts.getProperty("at", "")),
                    parts.getProperty("link", ""),
                    parts.getProperty("interface", ""),
                    parts.getProperty("target", ""),
                    true,
                    findings));
        } catch (NoSuchFileException none) {
            return Optional.empty();
        } catch (IOException | IllegalArgumentException | DateTimeException damaged) {
            log.warn("{} cannot be read, and is passed over: {}", file, String.valueOf(damaged));
            return Optional.empty();
        }
    }
}
