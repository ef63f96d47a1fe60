// SPDX-License-Identifier: Apache-2.0
package uplink.service.statistics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Modified;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import uplink.profile.Technology;
import uplink.statistics.Direction;
import uplink.statistics.Plan;
import uplink.statistics.Subject;

/** One plan, from one configuration; modified in place, so that a link whose plan is changed has one all the time. */
@Component(
        service = {},
        configurationPid = "uplink.service.statistics.plan",
        configurationPolicy = ConfigurationPolicy.REQUIRE)
@Designate(ocd = PlanSetting.Config.class, factory = true)
public final class PlanSetting {
    private static final Logger log = LoggerFactory.getLogger(PlanSetting.class);

    /** What the operator may set: exactly one of sim, profile, link and technology, and the bytes. */
    @ObjectClassDefinition(name = "Uplink data plan")
    public @interface Config {
        /** The card's number. */
        @AttributeDefinition(description = "ICCID of the SIM card that the plan belongs to")
        String sim() default "";

        /** Of a profile. */
        @AttributeDefinition(description = "Id of the profile that the plan belongs to")
        String profile() default "";

        /** Of a link. */
        @AttributeDefinition(description = "Key of the link that the plan belongs to")
        String link() default "";

        /** Of a technology. */
        @AttributeDefinition(description = "Technology that the plan belongs to, such as WIFI")
        String technology() default "";

        /** All that may be carried. */
        @AttributeDefinition(description = "Bytes that a cycle allows, at least 1")
        long bytes() default 0;

        /** What the carrier counts. */
        @AttributeDefinition(description = "Which bytes count: RECEIVED, SENT or BOTH")
        String direction() default "BOTH";

        /** When a cycle begins. */
        @AttributeDefinition(
                description = "Day of the month on which a cycle begins, 1 to 31; in a shorter month the last")
        int resetDay() default 1;

        /** Where that day begins. */
        @AttributeDefinition(description = "Time zone of that day, such as Europe/Berlin; empty for the machine's own")
        String zone() default "";

        /** When to warn. */
        @AttributeDefinition(description = "Per cents of the bytes at which to warn, 1 to 99")
        int[] warnings() default {80, 95};
    }

    private final Counting counting;
    private volatile Optional<Plan> plan;

    @Activate
    public PlanSetting(Config config, @Reference Counting counting) {
        this.counting = counting;
        this.plan = read(config);
    }

    @Activate
    void start() {
        plan.ifPresent(counting::plan);
    }

    @Modified
    void change(Config config) {
        Optional<Plan> before = plan;
        plan = read(config);
        start();
        before.filter(one -> !plan.equals(Optional.of(one))).ifPresent(counting::noPlan);
    }

    @Deactivate
    void stop() {
        plan.ifPresent(counting::noPlan);
    }

    private static Optional<Plan> read(Config config) {
        try {
            return Optional.of(plan(config));
        } catch (IllegalArgumentException wrong) {
            log.error("A data plan is not taken: {}", wrong.getMessage());
            return Optional.empty();
        }
    }

    static Plan plan(Config config) {
        Plan.Cycle cycle = new Plan.Cycle(config.resetDay(), Settings.zone(config.zone()));
        Direction direction = one(Direction.class, "direction", config.direction());
        List<Integer> warnings = Arrays.stream(config.warnings()).boxed().toList();
        return new Plan(subject(config), direction, config.bytes(), cycle, warnings);
    }

    private static Subject subject(Config config) {
        List<Subject> named = new ArrayList<>();
        if (!config.sim().isEmpty()) {
            named.add(Subject.sim(config.sim()));
        }
        if (!config.profile().isEmpty()) {
            named.add(Subject.profile(config.profile()));
        }
        if (!config.link().isEmpty()) {
            named.add(Subject.link(config.link()));
        }
        if (!config.technology().isEmpty()) {
            named.add(Subject.of(one(Technology.class, "technology", config.technology())));
        }
        if (named.size() != 1) {
            throw new IllegalArgumentException(
                    "it names " + named.size() + " of sim, profile, link, technology, want one");
        }
        return named.get(0);
    }

    private static <E extends Enum<E>> E one(Class<E> type, String what, String name) {
        try {
            return Enum.valueOf(type, name.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException unknown) {
            throw new IllegalArgumentException(
                    "there is no " + what + " '" + name + "', there is " + Arrays.toString(type.getEnumConstants()));
        }
    }
}
