// SPDX-License-Identifier: Apache-2.0
package uplink.linux.networkmanager.state;

import uplink.linux.networkmanager.bus.BusException;
import uplink.profile.ConnectionException;
import uplink.profile.ErrorCode;

/**
 * Errors of the bus, of NetworkManager and of ModemManager as ours. The last word of an error's name decides: it means the same wherever
 * it stands. Pure.
 */
public final class Errors {
    private Errors() {}

    /** What kind of failure it is; {@link ErrorCode#FAILED} for a word that says nothing, or is not known. */
    public static ErrorCode code(BusException error) {
        return switch (error.word()) {
            case "UnknownMethod" -> missing(error);
            case "UnknownObject", "UnknownInterface", "UnknownProperty" -> ErrorCode.GONE;
            case "ServiceUnknown", "NameHasNoOwner", "Disconnected", "NoServer", "ServiceNotFound" ->
                ErrorCode.UNAVAILABLE;
            case "NoReply", "Timeout", "TimedOut", "NetworkTimeout" -> ErrorCode.NO_REPLY;
            case "AccessDenied", "AuthFailed", "PermissionDenied", "Unauthorized" -> ErrorCode.PERMISSION_DENIED;
            case "LimitsExceeded", "NoMemory", "TooMany" -> ErrorCode.EXHAUSTED;
            default -> refused(error.word());
        };
    }

    /** GDBus says {@code No such method} of a daemon that is too old, and the like of an object that has gone. */
    private static ErrorCode missing(BusException error) {
        return String.valueOf(error.getMessage()).startsWith("No such method")
                ? ErrorCode.NOT_SUPPORTED
                : ErrorCode.GONE;
    }

    private static ErrorCode refused(String word) {
        return switch (word) {
            case "UnknownConnection", "UnknownDevice", "SpecificObjectNotFound", "SettingNotFound", "NotFound" ->
                ErrorCode.NOT_FOUND;
            case "UuidExists", "ConnectionAlreadyActive", "Exists", "AlreadyStarted" -> ErrorCode.ALREADY_EXISTS;
            case "StartingInProgress", "StoppingInProgress", "InProgress", "Throttled", "Retry", "SimBusy" ->
                ErrorCode.BUSY;
            case "VersionIdMismatch" -> ErrorCode.STALE;
            case "UserCanceled", "AgentCanceled", "Cancelled", "Aborted" -> ErrorCode.CANCELLED;
            case "ReadOnlyConnection",
                    "NotAllowed",
                    "NoSecrets",
                    "IncorrectPassword",
                    "SimWrong",
                    "NetworkNotAllowed" -> ErrorCode.REJECTED;
            case "MissingPlugin",
                    "NotSupported",
                    "NotSupportedByPlugin",
                    "FeatureDisabled",
                    "FeatureRemoved",
                    "Unsupported",
                    "InteractiveNotSupported",
                    "NoPlugins" -> ErrorCode.NOT_SUPPORTED;
            default -> wrong(word);
        };
    }

    private static ErrorCode wrong(String word) {
        return switch (word) {
            case "InvalidArguments",
                    "InvalidArgument",
                    "InvalidArgs",
                    "BadArguments",
                    "InvalidSignature",
                    "InvalidConnection",
                    "InvalidSetting",
                    "InvalidProperty",
                    "InvalidIdentifier",
                    "InvalidHostname",
                    "MissingSetting",
                    "MissingProperty",
                    "PropertyNotFound",
                    "PropertyNotSecret" -> ErrorCode.INVALID_ARGUMENT;
            default -> state(word);
        };
    }

    private static ErrorCode state(String word) {
        return switch (word) {
            case "ConnectionNotAvailable",
                    "ConnectionNotActive",
                    "IncompatibleConnection",
                    "NotActive",
                    "NotSoftware",
                    "NotRegistered",
                    "AlreadyAsleepOrAwake",
                    "AlreadyEnabledOrDisabled",
                    "AlreadyStopped",
                    "WrongState",
                    "WrongSimState",
                    "SimPin",
                    "SimPuk",
                    "SimNotInserted",
                    "Connected" -> ErrorCode.INVALID_STATE;
            default -> ErrorCode.FAILED;
        };
    }

    /**
     * The error as ours: one line of what could not be done and what the daemon says, and its error name as the word.
     *
     * @param subject link or profile; empty when none
     * @param what was tried, such as {@code cannot add the profile}
     */
    public static ConnectionException exception(BusException error, String subject, String what) {
        String said = String.valueOf(error.getMessage()).lines().findFirst().orElse(error.word());
        ConnectionException ours = new ConnectionException(code(error), subject, what + ": " + said, error.name());
        ours.initCause(error);
        return ours;
    }
}
