// SPDX-License-Identifier: Apache-2.0
package uplink.itest.container;

import java.io.IOException;
import java.util.Dictionary;
import java.util.HashSet;
import java.util.Hashtable;
import java.util.Set;
import org.osgi.framework.BundleContext;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.service.cm.Configuration;
import org.osgi.service.cm.ConfigurationAdmin;
import uplink.statistics.Direction;
import uplink.statistics.Statistics;
import uplink.statistics.Subject;
import uplink.statistics.Threshold;

/** Data plans by configuration, and what to be told of them. */
final class TestPlan {
    private TestPlan() {}

    /** A plan of {@code kind} for {@code name} that warns at one per cent value, once it counts. */
    static void put(BundleContext context, String kind, String name, long bytes, int warning) throws IOException {
        Dictionary<String, Object> plan = new Hashtable<>();
        plan.put(kind, name);
        plan.put("bytes", bytes);
        plan.put("warnings", new int[] {warning});
        service(context, ConfigurationAdmin.class)
                .createFactoryConfiguration("uplink.service.statistics.plan", "?")
                .update(plan);
        Shipped.await(
                "a plan", () -> !service(context, Statistics.class).quotas().isEmpty());
    }

    /** Lets every plan allow so many bytes. */
    static void allow(BundleContext context, long bytes) throws IOException, InvalidSyntaxException {
        for (Configuration plan : all(context)) {
            Dictionary<String, Object> properties = plan.getProperties();
            properties.put("bytes", bytes);
            plan.update(properties);
        }
    }

    /** Takes every plan away. */
    static void removeAll(BundleContext context) throws IOException, InvalidSyntaxException {
        for (Configuration plan : all(context)) {
            plan.delete();
        }
    }

    private static Configuration[] all(BundleContext context) throws IOException, InvalidSyntaxException {
        return service(context, ConfigurationAdmin.class)
                .listConfigurations("(service.factoryPid=uplink.service.statistics.plan)");
    }

    /** Every kind of threshold at so many bytes. */
    static Set<Threshold> thresholds(Subject subject, long bytes) {
        Set<Threshold> all = new HashSet<>();
        for (Direction direction : Direction.values()) {
            for (Threshold.Period period : Threshold.Period.values()) {
                all.add(new Threshold(subject, direction, period, bytes));
            }
        }
        return all;
    }

    private static <S> S service(BundleContext context, Class<S> type) {
        return context.getService(context.getServiceReference(type));
    }
}
