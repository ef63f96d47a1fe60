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
import uplink.statistics.Quota;
import uplink.statistics.Statistics;
import uplink.statistics.Subject;
import uplink.statistics.Usage;
import uplink.statistics.UsageRange;
import uplink.statistics.UsageSlot;

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
        return counting.fresh().usage(subject);
    }

    @Override
    public List<Usage> usages() {
        access.check(caller, Privilege.GET, "read usages");
        return counting.fresh().usages();
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

    @Override
    public List<UsageSlot> history(Subject subject, UsageRange range) {
        access.check(caller, Privilege.GET, "read the history of a usage");
        return counting.fresh().history(subject, range);
    }

    @Override
    public List<Quota> quotas() {
        access.check(caller, Privilege.GET, "read quotas");
        return counting.fresh().quotas();
    }

    @Override
    public void correct(Subject subject, long bytes) {
        access.check(caller, Privilege.SET, "correct the quota of " + subject.name());
        if (bytes < 0) {
            throw new ConnectionException(
                    ErrorCode.INVALID_ARGUMENT,
                    subject.name(),
                    "a plan cannot have used " + bytes + " bytes, want at least 0");
        }
        if (!counting.change(known -> known.correct(subject, bytes))) {
            throw new ConnectionException(
                    ErrorCode.NOT_FOUND, subject.name(), subject.kind() + " " + subject.name() + " has no plan");
        }
    }
}
