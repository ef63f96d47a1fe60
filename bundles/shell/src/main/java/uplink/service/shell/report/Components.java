// SPDX-License-Identifier: Apache-2.0
package uplink.service.shell.report;

import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.osgi.service.component.runtime.ServiceComponentRuntime;
import org.osgi.service.component.runtime.dto.ComponentConfigurationDTO;
import org.osgi.service.component.runtime.dto.ComponentDescriptionDTO;

/** Components that should be there and are not, and why. */
final class Components {
    private Components() {}

    static String unsatisfied(ServiceComponentRuntime runtime) {
        return runtime.getComponentDescriptionDTOs().stream()
                .flatMap(one -> lines(runtime, one))
                .collect(Collectors.joining("\n", "", "\n"));
    }

    private static Stream<String> lines(ServiceComponentRuntime runtime, ComponentDescriptionDTO one) {
        if (!runtime.isComponentEnabled(one)) {
            return Stream.of(one.bundle.symbolicName + " " + one.name + " is disabled");
        }
        return runtime.getComponentConfigurationDTOs(one).stream()
                .filter(configured -> configured.state != ComponentConfigurationDTO.ACTIVE
                        && configured.state != ComponentConfigurationDTO.SATISFIED)
                .map(configured -> one.bundle.symbolicName + " " + one.name + " wants " + wants(configured));
    }

    private static String wants(ComponentConfigurationDTO configured) {
        return configured.unsatisfiedReferences.length == 0
                ? "its configuration, or failed: state " + configured.state
                : Arrays.stream(configured.unsatisfiedReferences)
                        .map(reference -> reference.name + (reference.target == null ? "" : " " + reference.target))
                        .collect(Collectors.joining(", "));
    }
}
