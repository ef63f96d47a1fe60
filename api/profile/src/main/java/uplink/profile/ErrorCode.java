// SPDX-License-Identifier: Apache-2.0
package uplink.profile;

/** Why a call was refused or failed. Each of Tizen's {@code connection_error_e} has its counterpart; {@code docs/tizen.md} names it. */
public enum ErrorCode {
    /** An argument is not what is allowed; the message says what is. */
    INVALID_ARGUMENT,
    /** Possible, but not in the present state. */
    INVALID_STATE,
    /** The link, profile or backend does not speak that address family. */
    FAMILY_NOT_SUPPORTED,
    /** The same is under way already. */
    BUSY,
    /** The calling bundle, or Uplink itself, may not do that. */
    PERMISSION_DENIED,
    /** The backend does not state the capability. */
    NOT_SUPPORTED,
    /** Anything else; the daemon's word says more. */
    FAILED,
    /** Nothing is connected. */
    NOT_CONNECTED,
    /** It is there already. */
    ALREADY_EXISTS,
    /** The caller, or the stop of its bundle, called it off. */
    CANCELLED,
    /** A connection did not come up: see {@link OpenFailedException#failure()}. */
    OPEN_FAILED,
    /** The daemon did not answer. */
    NO_REPLY,
    /** The command's own time is over. */
    TIMED_OUT,
    /** No such link, profile, route or network. */
    NOT_FOUND,
    /** The profile was edited meanwhile: read it again. */
    STALE,
    /** The daemon understood, and refused. */
    REJECTED,
    /** No backend serves that link or area now. */
    UNAVAILABLE,
    /** What the call was about went away while it ran. */
    GONE,
    /** The object was closed, or its service is stopped. */
    CLOSED,
    /** The kernel or daemon has no room for it. */
    EXHAUSTED,
    /** The operator has not given this link to Uplink, or another manager runs it. */
    NOT_MANAGED
}
