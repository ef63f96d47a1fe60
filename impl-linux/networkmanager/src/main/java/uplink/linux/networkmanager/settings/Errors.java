// SPDX-License-Identifier: Apache-2.0
package uplink.linux.networkmanager.settings;

import uplink.linux.networkmanager.bus.BusException;
import uplink.profile.ConnectionException;
import uplink.profile.ErrorCode;

/** Stub. */
public final class Errors {
    private Errors() {}

    /** Stub. */
    public static ConnectionException of(String subject, BusException e) {
        ErrorCode code = switch (e.word()) {
            case "UuidExists" -> ErrorCode.ALREADY_EXISTS;
            case "PermissionDenied", "AccessDenied" -> ErrorCode.PERMISSION_DENIED;
            default -> ErrorCode.FAILED;
        };
        return new ConnectionException(code, subject, String.valueOf(e.getMessage()), e.name());
    }
}
