// SPDX-License-Identifier: Apache-2.0
package uplink.service.statistics;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.osgi.framework.Bundle;
import org.osgi.service.component.ComponentContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ServiceScope;
import uplink.profile.ConnectionException;
import uplink.profile.ErrorCode;
import uplink.profile.Privilege;
import uplink.profile.spi.Access;
import uplink.statistics.Counter;
import uplink.statistics.Statistics;
import uplink.statistics.Subject;
import uplink.statistics.Usage;

/** Bytes carried, as one bundle sees them. */
@Component(scope = ServiceScope.BUNDLE)
public final class DefaultStatistics implements Statistics {
    private final Bundle caller;
    private final Access access;
    private final Counting counting;

    @Activate
    public DefaultStatistics(ComponentContext context, @Reference Access access, @Reference Counting counting) {
        this(context.getUsingBundle(), access, counting);
    }

    DefaultStatistics(Bundle caller, Access access, Counting counting) {
        this.caller = caller;
        this.access = access;
        this.counting = counting;
    }

    @Override
    public Optional<Usage> usage(Subject subject) {
        access.check(caller, Privilege.GET, "read a usage");
        return counting.usage(subject);
    }

    @Override
    public List<Usage> usages() {
        access.check(caller, Privilege.GET, "read usages");
        return counting.usages();
    }

    @Override
    public void reset(Subject subject, Set<Counter> counters) {
        access.check(caller, Privilege.SET, "reset the usage of " + subject.name());
        if (!counting.reset(subject, Set.copyOf(counters))) {
            throw new ConnectionException(
                    ErrorCode.NOT_FOUND, subject.name(), "nobody counts " + subject.kind() + " " + subject.name());
        }
    }

    @Override
    public void reset() {
        access.check(caller, Privilege.SET, "reset every usage");
        counting.reset();
    }
}
