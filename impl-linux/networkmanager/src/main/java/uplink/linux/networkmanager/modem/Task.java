// SPDX-License-Identifier: Apache-2.0
package uplink.linux.networkmanager.modem;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import uplink.linux.networkmanager.bus.BusException;
import uplink.linux.networkmanager.bus.Call;
import uplink.linux.networkmanager.bus.Fields;
import uplink.profile.ConnectionException;
import uplink.profile.ErrorCode;
import uplink.profile.Failure;
import uplink.profile.Failure.Reason;
import uplink.profile.OpenFailedException;
import uplink.profile.spi.CommandContext;

/** One command under way: whom it is about, how long it may take, and what the daemon's refusals mean. */
record Task(String subject, CommandContext context, String owner, Calls calls) {
    /** A call waits for whole milliseconds, so that a little may be left when the time is over. */
    private static final Duration NEARLY_OVER = Duration.ofMillis(20);

    private static final String PROPERTIES = "org.freedesktop.DBus.Properties";

    /** Calls, and says a refusal in the API's words. */
    void call(Call call) {
        try {
            raw(call);
        } catch (BusException refused) {
            throw refusal(refused);
        }
    }

    /** Calls, and leaves a refusal to the caller. */
    List<Object> raw(Call call) {
        if (context.cancelled()) {
            boolean late = context.remaining().isZero();
            throw new ConnectionException(
                    late ? ErrorCode.TIMED_OUT : ErrorCode.CANCELLED,
                    subject,
                    subject + (late ? ": out of time" : " was called off"));
        }
        return calls.call(call, context.remaining());
    }

    Call to(String path, String interfaceName, String member) {
        return Call.of(owner, path, interfaceName, member);
    }

    /** Properties as they are now. */
    Fields properties(String path, String interfaceName) {
        try {
            List<Object> answer = raw(to(path, PROPERTIES, "GetAll").with("s", interfaceName));
            return !answer.isEmpty() && answer.get(0) instanceof Map<?, ?> all ? Fields.of(all) : Fields.EMPTY;
        } catch (BusException refused) {
            throw refusal(refused);
        }
    }

    /** The daemon's message is left out: it is free text, and nobody has promised what is in it. */
    ConnectionException refusal(BusException refused) {
        Failure failure = ModemFailures.of(refused);
        ErrorCode code = code(refused);
        if (code == ErrorCode.FAILED && failure.reason() != Reason.UNKNOWN) {
            return new OpenFailedException(subject, failure);
        }
        return new ConnectionException(code, subject, subject + ": " + what(code) + failure.detail(), refused.name());
    }

    private ErrorCode code(BusException refused) {
        if (refused.gone()) {
            return ErrorCode.GONE;
        }
        return switch (refused.word()) {
            case "NoReply" -> context.remaining().compareTo(NEARLY_OVER) < 0 ? ErrorCode.TIMED_OUT : ErrorCode.NO_REPLY;
            case "AccessDenied", "Unauthorized" -> ErrorCode.PERMISSION_DENIED;
            case "Unsupported", "NotSupported" -> ErrorCode.NOT_SUPPORTED;
            case "InProgress", "Retry", "SimBusy" -> ErrorCode.BUSY;
            case "WrongState", "Connected" -> ErrorCode.INVALID_STATE;
            case "InvalidArgs" -> ErrorCode.INVALID_ARGUMENT;
            case "TooMany" -> ErrorCode.EXHAUSTED;
            case "Cancelled", "Aborted" -> ErrorCode.CANCELLED;
            default -> ErrorCode.FAILED;
        };
    }

    private static String what(ErrorCode code) {
        return switch (code) {
            case GONE -> "the modem is gone: ";
            case NO_REPLY, TIMED_OUT -> "the modem did not answer: ";
            case PERMISSION_DENIED -> "ModemManager does not allow that to Uplink: ";
            case NOT_SUPPORTED -> "the modem cannot do that: ";
            default -> "ModemManager refused: ";
        };
    }
}
