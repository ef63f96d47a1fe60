// SPDX-License-Identifier: Apache-2.0
package uplink.testkit;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.Store.CloseableResource;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.platform.commons.support.AnnotationSupport;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleException;
import org.osgi.framework.FrameworkUtil;
import uplink.sim.Simulation;

/**
 * Gives each test method a simulated gateway at home: cable in, Wi-Fi joined, LTE ready, on a clock that stands until the test lets
 * time pass. Parameters of test methods, and of methods that run before or after each, may be {@code Simulation}, {@code Views},
 * {@code Connections}, {@code Profiles}, {@code Wifi}, {@code Cellular}, {@code Statistics}, {@code History}, {@link Listeners}
 * and {@link Networks}.
 *
 * <p>On a plain class path each test method has an OSGi framework of its own within this process, with nothing of the one before;
 * it ends with the method, and nothing of it stays. Within OSGi the services are those of the running framework, which
 * was started with {@code uplink.backends=sim}, and its simulated world goes on from test to test.
 *
 * <p>When the test begins, the gateway is shown and everybody has been told.
 */
public final class SimulationExtension implements BeforeEachCallback, ParameterResolver {
    private static final List<Class<?>> ROLES = List.of(Listeners.class, Networks.class);
    private static final Namespace NAMESPACE = Namespace.create(SimulationExtension.class);

    /** Made by JUnit. */
    public SimulationExtension() {}

    @Override
    public void beforeEach(ExtensionContext context) {
        gateway(context);
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        Class<?> type = parameter.getParameter().getType();
        return context.getTestMethod().isPresent() && (ROLES.contains(type) || Surroundings.SERVICES.contains(type));
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        Class<?> type = parameter.getParameter().getType();
        Surroundings surroundings = gateway(context).surroundings();
        return ROLES.contains(type) ? surroundings : surroundings.service(type);
    }

    private static Gateway gateway(ExtensionContext context) {
        return context.getStore(NAMESPACE).getOrComputeIfAbsent(Gateway.class, key -> open(context), Gateway.class);
    }

    private static Gateway open(ExtensionContext context) {
        Gateway gateway = Gateway.open(context.getRequiredTestClass());
        try {
            gateway.surroundings().settle();
            simulated(context).filter(wanted -> !wanted.scenario().isEmpty()).ifPresent(wanted -> {
                Simulation simulation = gateway.surroundings().service(Simulation.class);
                boolean ships = simulation.scenarios().contains(wanted.scenario());
                simulation.play(ships ? simulation.scenario(wanted.scenario()) : wanted.scenario(), wanted.seed());
            });
            return gateway;
        } catch (RuntimeException failed) {
            gateway.close();
            throw failed;
        }
    }

    private static Optional<Simulated> simulated(ExtensionContext context) {
        return AnnotationSupport.findAnnotation(context.getTestMethod(), Simulated.class)
                .or(() -> AnnotationSupport.findAnnotation(context.getTestClass(), Simulated.class));
    }

    /** What one test method uses; {@code end} gives it back. */
    private record Gateway(Surroundings surroundings, Ending end) implements CloseableResource {
        interface Ending {
            void end() throws IOException, BundleException;
        }

        static Gateway open(Class<?> test) {
            Optional<Bundle> bundle = Optional.ofNullable(FrameworkUtil.getBundle(test))
                    .or(() -> Optional.ofNullable(FrameworkUtil.getBundle(SimulationExtension.class)));
            if (bundle.isPresent()) {
                return new Gateway(new Surroundings(bundle.get().getBundleContext()), () -> {});
            }
            try {
                EmbeddedFramework framework = EmbeddedFramework.start();
                return new Gateway(new Surroundings(framework.context()), framework::close);
            } catch (IOException | BundleException failed) {
                throw new IllegalStateException("the simulated gateway does not start: " + failed.getMessage(), failed);
            }
        }

        @Override
        public void close() {
            surroundings.leave();
            try {
                end.end();
            } catch (IOException | BundleException failed) {
                throw new IllegalStateException("the simulated gateway does not stop: " + failed.getMessage(), failed);
            }
        }
    }
}
