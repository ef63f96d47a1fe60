// SPDX-License-Identifier: Apache-2.0
package uplink.service.shell.report;

import java.io.IOException;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.Dictionary;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.service.cm.Configuration;
import org.osgi.service.cm.ConfigurationAdmin;

/** What the operator has set of Uplink's own, without secrets. */
final class Configurations {
    private static final String OWN = "(service.pid=uplink*)";

    private Configurations() {}

    static String of(ConfigurationAdmin admin) throws IOException, InvalidSyntaxException {
        Configuration @Nullable [] all = admin.listConfigurations(OWN);
        return all == null
                ? "nothing is configured\n"
                : Arrays.stream(all)
                        .sorted(Comparator.comparing(Configuration::getPid))
                        .map(Configurations::one)
                        .collect(Collectors.joining("\n"));
    }

    private static String one(Configuration configuration) {
        Dictionary<String, Object> properties = configuration.getProperties();
        return Collections.list(properties.keys()).stream()
                .sorted()
                .map(name -> name + " = " + Redactor.value(name, text(properties.get(name))))
                .collect(Collectors.joining("\n", "[" + configuration.getPid() + "]\n", "\n"));
    }

    private static String text(Object value) {
        return value instanceof Object[] several ? Arrays.toString(several) : String.valueOf(value);
    }
}
