// SPDX-License-Identifier: Apache-2.0
package uplink.doubles;

import java.lang.reflect.Proxy;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleEvent;
import org.osgi.framework.BundleListener;

/** A bundle with a name and a state, and the framework that tells of it. */
public final class FakeBundle {
    private final String name;
    private volatile int state = Bundle.ACTIVE;

    /** By its symbolic name. */
    public FakeBundle(String name) {
        this.name = name;
    }

    /** As others see it. */
    public Bundle bundle() {
        return (Bundle) Proxy.newProxyInstance(
                Bundle.class.getClassLoader(),
                new Class<?>[] {Bundle.class},
                (self, method, arguments) -> switch (method.getName()) {
                    case "getSymbolicName", "toString" -> name;
                    case "getState" -> state;
                    case "equals" -> arguments[0].toString().equals(name);
                    case "hashCode" -> name.hashCode();
                    default -> throw new UnsupportedOperationException(method.getName());
                });
    }

    /** Stops as a framework does it: events around, and no return before every listener has returned. */
    public void stop(Framework framework) {
        framework.tell(new BundleEvent(BundleEvent.STOPPING, bundle()));
        state = Bundle.RESOLVED;
        framework.tell(new BundleEvent(BundleEvent.STOPPED, bundle()));
    }

    /** Whom bundle events are told. */
    public static final class Framework {
        /** In the order of their coming. */
        public final List<BundleListener> listeners = new CopyOnWriteArrayList<>();

        void tell(BundleEvent event) {
            listeners.forEach(listener -> listener.bundleChanged(event));
        }

        /** A context of {@code own}. */
        public BundleContext context(Bundle own) {
            return (BundleContext) Proxy.newProxyInstance(
                    Bundle.class.getClassLoader(),
                    new Class<?>[] {BundleContext.class},
                    (self, method, arguments) -> switch (method.getName()) {
                        case "getBundle" -> own;
                        case "addBundleListener" -> {
                            listeners.add((BundleListener) arguments[0]);
                            yield null;
                        }
                        case "removeBundleListener" -> {
                            listeners.remove((BundleListener) arguments[0]);
                            yield null;
                        }
                        default -> throw new UnsupportedOperationException(method.getName());
                    });
        }
    }
}
