// SPDX-License-Identifier: Apache-2.0
package uplink.service.shell.report;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceReference;

/** What runs here: versions, bundles, services. */
final class Inventory {
    private static final List<String> SYSTEM =
            List.of("java.version", "java.vendor", "java.vm.name", "os.name", "os.version", "os.arch", "file.encoding");

    private Inventory() {}

    static String versions(BundleContext bundle) {
        Stream<String> own = Stream.of(
                "uplink " + bundle.getBundle().getVersion(),
                "framework " + bundle.getBundle(0).getSymbolicName() + " "
                        + bundle.getBundle(0).getVersion());
        return Stream.concat(own, SYSTEM.stream().map(name -> name + " " + System.getProperty(name)))
                .collect(Collectors.joining("\n", "", "\n"));
    }

    static String bundles(BundleContext bundle) {
        return Arrays.stream(bundle.getBundles())
                .map(one -> String.format(
                        "%4d %-11s %s %s", one.getBundleId(), state(one), one.getSymbolicName(), one.getVersion()))
                .collect(Collectors.joining("\n", "", "\n"));
    }

    private static String state(Bundle bundle) {
        return switch (bundle.getState()) {
            case Bundle.ACTIVE -> "ACTIVE";
            case Bundle.RESOLVED -> "RESOLVED";
            case Bundle.INSTALLED -> "INSTALLED";
            case Bundle.STARTING -> "STARTING";
            case Bundle.STOPPING -> "STOPPING";
            default -> "UNINSTALLED";
        };
    }

    /** Names and origin only: properties of strangers may hold anything. */
    static String services(BundleContext bundle) throws InvalidSyntaxException {
        ServiceReference<?> @Nullable [] all = bundle.getAllServiceReferences(null, null);
        return all == null
                ? ""
                : Arrays.stream(all)
                        .sorted(Comparator.comparing(one -> (Long) one.getProperty(Constants.SERVICE_ID)))
                        .map(Inventory::service)
                        .collect(Collectors.joining("\n", "", "\n"));
    }

    private static String service(ServiceReference<?> one) {
        return String.format(
                "%4d %s of %s, ranking %s",
                (Long) one.getProperty(Constants.SERVICE_ID),
                String.join(" ", (String[]) one.getProperty(Constants.OBJECTCLASS)),
                one.getBundle() == null ? "nobody" : one.getBundle().getSymbolicName(),
                one.getProperty(Constants.SERVICE_RANKING) == null ? 0 : one.getProperty(Constants.SERVICE_RANKING));
    }
}
