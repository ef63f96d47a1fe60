// SPDX-License-Identifier: Apache-2.0
package uplink.testkit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/** Gives tests a simulated gateway, as {@link SimulationExtension} does. Of a method it counts before that of its class. */
@Documented
@Inherited
@ExtendWith(SimulationExtension.class)
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
public @interface Simulated {
    /**
     * What is going to happen: the text of a scenario, or the name of one that ships with the simulator. It is there when the test
     * begins, and happens as the test lets time pass.
     */
    String scenario() default "";

    /** What the scenario draws at random follows from it. */
    long seed() default 0;
}
