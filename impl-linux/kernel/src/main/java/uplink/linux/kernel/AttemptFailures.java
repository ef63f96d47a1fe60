// SPDX-License-Identifier: Apache-2.0
package uplink.linux.kernel;

import uplink.linux.kernel.change.Target;
import uplink.profile.ConnectionException;
import uplink.profile.ErrorCode;
import uplink.profile.Failure;
import uplink.profile.OpenFailedException;

/** Why a link was not brought up, when it was not for want of time. */
final class AttemptFailures {
    private AttemptFailures() {}

    static ConnectionException of(String id, ConnectionException refused) {
        return switch (refused.code()) {
            case PERMISSION_DENIED, GONE, NOT_SUPPORTED -> refused;
            default ->
                new OpenFailedException(
                        id,
                        new Failure(
                                Failure.Stage.ADDRESS,
                                Failure.Reason.BAD_SETTINGS,
                                String.valueOf(refused.getMessage())));
        };
    }

    static ConnectionException gone(Target target) {
        return new ConnectionException(
                ErrorCode.GONE, Managed.id(target.key()), target.name() + " has gone while it was brought up");
    }

    static ConnectionException cancelled(String key) {
        return new ConnectionException(
                ErrorCode.CANCELLED, Managed.id(key), "bringing up " + Managed.id(key) + " was called off");
    }
}
