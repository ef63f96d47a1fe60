// SPDX-License-Identifier: Apache-2.0
package uplink.service.manager;

import java.time.Instant;
import java.util.concurrent.CompletionStage;
import uplink.manager.Lease;
import uplink.profile.ConnectionException;
import uplink.profile.ErrorCode;

/** A lease as others than its owner see it: it cannot be closed by them. */
record SeenLease(Lease lease) implements Lease {
    @Override
    public String profile() {
        return lease.profile();
    }

    @Override
    public String owner() {
        return lease.owner();
    }

    @Override
    public Instant since() {
        return lease.since();
    }

    @Override
    public boolean wasUp() {
        return lease.wasUp();
    }

    @Override
    public CompletionStage<End> ended() {
        return lease.ended();
    }

    @Override
    public void close() {
        throw new ConnectionException(
                ErrorCode.PERMISSION_DENIED, profile(), "only " + owner() + " can close its lease of " + profile());
    }
}
