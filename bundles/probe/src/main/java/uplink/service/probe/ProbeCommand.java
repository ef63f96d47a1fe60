// SPDX-License-Identifier: Apache-2.0
package uplink.service.probe;

import static org.osgi.service.component.annotations.ReferenceCardinality.OPTIONAL;
import static org.osgi.service.component.annotations.ReferencePolicy.DYNAMIC;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import uplink.profile.spi.ShellCommand;

/** The command {@code probe}: what is asked, what was found, and what it takes. Its reference is optional, so that it can say how to begin. */
@Component(property = ShellCommand.WORD + "=probe")
public final class ProbeCommand implements ShellCommand {
    private static final String OFF = "off: nobody is asked. Set uplink.service.probe/targets in the file of"
            + " 'uplink run --config FILE' to pages such as http://probe.example/204";

    private final AtomicReference<Optional<InternetProbe>> probe = new AtomicReference<>(Optional.empty());

    @Reference(cardinality = OPTIONAL, policy = DYNAMIC)
    void bindProbe(InternetProbe running) {
        probe.set(Optional.of(running));
    }

    void unbindProbe(InternetProbe running) {
        probe.updateAndGet(now -> now.filter(one -> one != running));
    }

    @Override
    public String purpose() {
        return "says whether the internet is asked for, and what it takes";
    }

    @Override
    public List<String> forms() {
        return List.of("");
    }

    @Override
    public List<String> next(List<String> words) {
        return List.of();
    }

    @Override
    public void run(List<String> words, Path folder, Consumer<String> out) {
        if (!words.isEmpty()) {
            throw new IllegalArgumentException("want nothing behind 'probe'");
        }
        probe.get().ifPresentOrElse(running -> running.report().forEach(out), () -> out.accept(OFF));
    }
}
