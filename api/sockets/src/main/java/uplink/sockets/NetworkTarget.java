// SPDX-License-Identifier: Apache-2.0
package uplink.sockets;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.osgi.service.component.annotations.ComponentPropertyType;

/**
 * Which network a component wants, by the target of its reference {@code network}: with a mandatory reference of that name it lives
 * exactly while there is one. The operator may want another one: the property {@code network.target} of the component's configuration.
 */
@ComponentPropertyType
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface NetworkTarget {
    /** The one by which traffic leaves when nobody says otherwise. */
    String DEFAULT = "(uplink.default=true)";

    /** One that works. */
    String USABLE = "(uplink.usable=true)";

    /** One that works and costs nothing. */
    String UNMETERED = "(&(uplink.usable=true)(uplink.metered=false))";

    /** One that works, at home. */
    String NOT_ROAMING = "(&(uplink.usable=true)(uplink.roaming=false))";

    /** A filter on the properties of {@link Network}. */
    String value() default USABLE;
}
