// SPDX-License-Identifier: Apache-2.0
package uplink.linux.networkmanager.modem;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import uplink.linux.networkmanager.bus.BusException;
import uplink.profile.Failure;
import uplink.profile.Failure.Reason;
import uplink.profile.Failure.Stage;

/** What ModemManager calls its errors, and what they mean: every name of {@code ModemManager-errors.h} 1.20. Pure. */
public final class ModemFailures {
    private static final String PREFIX = "org.freedesktop.ModemManager1.Error.";

    /** Per line: domain, stage, reason, names. */
    private static final String TABLE = """
            MobileEquipment RADIO LINK_GONE NoConnection LinkReserved
            MobileEquipment RADIO UNKNOWN PhoneFailure SystemFailure MemoryFull MemoryFailure CommandDisabled
            MobileEquipment SIM SIM_MISSING SimNotInserted
            MobileEquipment SIM SIM_LOCKED SimPin SimPuk SimPin2 SimPuk2 PhSimPin PhFsimPin PhFsimPuk NetworkPin NetworkPuk
            MobileEquipment SIM SIM_LOCKED NetworkSubsetPin NetworkSubsetPuk ServicePin ServicePuk CorpPin CorpPuk
            MobileEquipment SIM SIM_LOCKED HiddenKeyRequired
            MobileEquipment SIM WRONG_PIN IncorrectPassword
            MobileEquipment SIM SIM_FAULTY SimFailure SimWrong
            MobileEquipment SIM UNKNOWN SimBusy
            MobileEquipment REGISTER NO_SERVICE NoNetwork NoCellsInArea MscTemporarilyNotReachable NetworkFailureAttach
            MobileEquipment REGISTER NO_SERVICE SevereNetworkFailure Congestion ImplicitlyDetached CsDomainUnavailable
            MobileEquipment REGISTER NO_SERVICE CsServiceTemporarilyUnavailable TemporarilyOutOfService
            MobileEquipment REGISTER NO_SERVICE UeIdentityNotDerivedFromNetwork RedirectionTo5gcnRequired
            MobileEquipment REGISTER NO_SERVICE RedirectionToEpcRequired
            MobileEquipment REGISTER TIMED_OUT NetworkTimeout
            MobileEquipment REGISTER ROAMING_NOT_ALLOWED RoamingNotAllowedInArea
            MobileEquipment REGISTER REGISTRATION_DENIED NetworkNotAllowed NotAllowedEmergencyOnly NotAllowedRestricted
            MobileEquipment REGISTER REGISTRATION_DENIED NotAttachedRestricted ImsiUnknownInHss IllegalUe ImsiUnknownInVlr
            MobileEquipment REGISTER REGISTRATION_DENIED ImeiNotAccepted IllegalMe PsServicesNotAllowed
            MobileEquipment REGISTER REGISTRATION_DENIED PsAndNonPsServicesNotAllowed PlmnNotAllowed AreaNotAllowed
            MobileEquipment REGISTER REGISTRATION_DENIED PsServicesNotAllowedInPlmn NotAuthorizedForCsg
            MobileEquipment REGISTER REGISTRATION_DENIED N1ModeNotAllowed RestrictedServiceArea UnauthorizedForCag
            MobileEquipment REGISTER REGISTRATION_DENIED Non3gppAccessTo5gcnNotAllowed ServingNetworkNotAuthorized
            MobileEquipment REGISTER REGISTRATION_DENIED TemporarilyUnauthorizedForSnpn PermanentlyUnauthorizedForSnpn
            MobileEquipment REGISTER REGISTRATION_DENIED WirelineAccessAreaNotAllowed OperatorDeterminedBarring CallBarred
            MobileEquipment ASSOCIATE APN_REJECTED MissingOrUnknownApn RequestedApnNotSupported ServiceOptionNotSubscribed
            MobileEquipment ASSOCIATE APN_REJECTED ApnRestrictionIncompatible MissingOrUnknownDnnInSlice
            MobileEquipment ASSOCIATE APN_REJECTED DnnNotSupportedInSlice ServiceOptionNotAuthorizedInPlmn
            MobileEquipment ASSOCIATE BAD_SETTINGS UnknownPdpAddressOrType ServiceOptionNotSupported QosNotAccepted
            MobileEquipment ASSOCIATE BAD_SETTINGS Ipv4OnlyAllowed Ipv6OnlyAllowed Ipv4v6OnlyAllowed NonIpOnlyAllowed
            MobileEquipment ASSOCIATE BAD_SETTINGS EthernetOnlyAllowed SingleAddressBearersOnlyAllowed
            MobileEquipment ASSOCIATE BAD_SETTINGS FeatureNotSupported UnsupportedQciOr5qiValue UnsupportedSscMode
            MobileEquipment ASSOCIATE BAD_SETTINGS MultiplePdnConnectionSameApnNotAllowed InvalidMobileClass
            MobileEquipment ASSOCIATE BAD_SETTINGS MultipleAccessToPdnConnectionNotAllowed FixedDialNumberOnly
            MobileEquipment ASSOCIATE BAD_SETTINGS MbmsBearerCapabilitiesInsufficientForService BearerHandlingUnsupported
            MobileEquipment ASSOCIATE BAD_SETTINGS RequestRejectedBcmViolation MaxDataRateForUserPlaneIntegrityTooLow
            MobileEquipment ASSOCIATE BAD_SETTINGS IncorrectParameters EapMethodNotSupported TextTooLong InvalidChars
            MobileEquipment ASSOCIATE BAD_SETTINGS DialStringTooLong DialStringInvalid InvalidIndex NotSupported
            MobileEquipment AUTHENTICATE LOGIN_REFUSED UserAuthenticationFailed PdpAuthFailure
            MobileEquipment ASSOCIATE REJECTED ActivationRejectedByGgsnOrGw ActivationRejectedUnspecified EsmFailure
            MobileEquipment ASSOCIATE REJECTED ServiceOptionOutOfOrder InsufficientResources NetworkFailureActivation
            MobileEquipment ASSOCIATE REJECTED InsufficientResourcesForSliceAndDnn InsufficientResourcesForSlice
            MobileEquipment ASSOCIATE REJECTED InsufficientUserPlaneResourcesForPduSession NoNetworkSlicesAvailable
            MobileEquipment ASSOCIATE REJECTED UserDataViaControlPlaneCongested MaximumNumberOfBearersReached
            MobileEquipment ASSOCIATE REJECTED RegularDeactivation ReactivationRequested NoBearerActivated
            MobileEquipment ASSOCIATE REJECTED LastPdnDisconnectionNotAllowedLegacy LastPdnDisconnectionNotAllowed
            MobileEquipment ASSOCIATE REJECTED LadnUnavailable OutOfLadnServiceArea EsmInformationNotReceived
            MobileEquipment ASSOCIATE REJECTED CollisionWithNetworkInitiatedRequest PdnConnectionNonexistent GprsUnknown
            MobileEquipment ASSOCIATE REJECTED UnknownPdpContext PdpContextWithoutTftAlreadyActivated PtiMismatch
            MobileEquipment ASSOCIATE REJECTED NsapiOrPtiAlreadyInUse InvalidPtiValue InvalidTransactionIdValue
            MobileEquipment ASSOCIATE REJECTED CallCannotBeIdentified SmsProvidedViaGprsInRoutingArea
            MobileEquipment ASSOCIATE REJECTED SemanticErrorInTftOperation SyntacticalErrorInTftOperation
            MobileEquipment ASSOCIATE REJECTED SemanticErrorsInPacketFilter SyntacticalErrorsInPacketFilter
            MobileEquipment ASSOCIATE REJECTED SemanticErrorInQosOperation SyntacticalErrorInQosOperation
            MobileEquipment ASSOCIATE REJECTED InvalidMappedEpsBearerIdentity NkgsiAlreadyInUse PayloadNotForwarded
            MobileEquipment ASSOCIATE REJECTED SemanticallyIncorrectMessage InvalidMandatoryInformation IeNotImplemented
            MobileEquipment ASSOCIATE REJECTED MessageTypeNotImplemented ConditionalIeError UnspecifiedProtocolError
            MobileEquipment ASSOCIATE REJECTED MessageNotCompatibleWithProtocolState
            MobileEquipment ASSOCIATE REJECTED MessageTypeNotCompatibleWithProtocolState
            MobileEquipment ASSOCIATE TIMED_OUT RecoveryOnTimerExpiry MulticastGroupMembershipTimeout
            MobileEquipment UNKNOWN REQUESTED CommandAborted
            MobileEquipment UNKNOWN UNKNOWN NotAllowed NotFound LanguageOrAlphabetNotSupported UnexpectedDataValue
            MobileEquipment UNKNOWN UNKNOWN DataMissing MessageWaitingIndicationSubscriptionFailure Unknown
            Core UNKNOWN REQUESTED Cancelled Aborted
            Core UNKNOWN BAD_SETTINGS InvalidArgs Unsupported
            Core UNKNOWN REPLACED InProgress Connected
            Core UNKNOWN UNKNOWN Failed Unauthorized WrongState TooMany NotFound Retry Exists
            Core RADIO UNKNOWN NoPlugins
            Core SIM SIM_LOCKED WrongSimState
            Connection ASSOCIATE REJECTED NoCarrier Busy NoAnswer
            Connection REGISTER NO_SERVICE NoDialtone
            Connection ASSOCIATE UNKNOWN Unknown
            Serial RADIO LINK_GONE OpenFailed OpenFailedNoDevice NotOpen SendFailed
            Serial RADIO TIMED_OUT ResponseTimeout
            Serial RADIO UNKNOWN Unknown FlashFailed ParseFailed FrameNotFound
            Message SIM SIM_MISSING SimNotInserted
            Message SIM SIM_LOCKED SimPin PhSimPin SimPuk SimPin2 SimPuk2
            Message SIM SIM_FAULTY SimFailure SimWrong
            Message SIM UNKNOWN SimBusy
            Message REGISTER NO_SERVICE NoNetwork
            Message REGISTER TIMED_OUT NetworkTimeout
            Message UNKNOWN BAD_SETTINGS NotSupported InvalidPduParameter InvalidTextParameter InvalidIndex SmscAddressUnknown
            Message UNKNOWN UNKNOWN MeFailure SmsServiceReserved NotAllowed MemoryFailure MemoryFull NoCnmaAckExpected Unknown
            CdmaActivation REGISTER ROAMING_NOT_ALLOWED Roaming
            CdmaActivation REGISTER NO_SERVICE NoSignal
            CdmaActivation REGISTER REJECTED CouldNotConnect ProvisioningFailed StartFailed
            CdmaActivation REGISTER BAD_SETTINGS WrongRadioInterface
            CdmaActivation AUTHENTICATE LOGIN_REFUSED SecurityAuthenticationFailed
            CdmaActivation REGISTER TIMED_OUT TimedOut
            CdmaActivation UNKNOWN UNKNOWN None Unknown
            """;

    private static final Map<String, Failure> NAMES = read();

    /** Causes with which the network says: not now, or not here; all others say: not you. TS 24.008 10.5.3.6, TS 24.301 9.9.3.9. */
    private static final List<Long> NOT_NOW = List.of(9L, 10L, 15L, 16L, 17L, 18L, 19L, 22L, 40L, 42L);

    private static final long ROAMING_REFUSED = 13;

    private ModemFailures() {}

    private static Map<String, Failure> read() {
        Map<String, Failure> names = new HashMap<>();
        TABLE.lines()
                .map(line -> List.of(line.split(" ")))
                .forEach(words -> words.subList(3, words.size()).forEach(name -> {
                    String whole = words.get(0) + "." + name;
                    names.put(whole, new Failure(Stage.valueOf(words.get(1)), Reason.valueOf(words.get(2)), whole));
                }));
        return Map.copyOf(names);
    }

    /** What a D-Bus error name means; a name that is not ModemManager's, or one of a later version, is UNKNOWN with itself as detail. */
    public static Failure of(String errorName) {
        String known = errorName.startsWith(PREFIX) ? errorName.substring(PREFIX.length()) : errorName;
        Failure failure = NAMES.get(known);
        if (failure != null) {
            return failure;
        }
        return switch (known.substring(known.lastIndexOf('.') + 1)) {
            case "NoReply", "Timeout", "TimedOut" -> new Failure(Stage.UNKNOWN, Reason.TIMED_OUT, known);
            case "ServiceUnknown", "NameHasNoOwner", "Disconnected" ->
                new Failure(Stage.UNKNOWN, Reason.DAEMON_GONE, known);
            case "UnknownObject", "UnknownMethod", "UnknownInterface" ->
                new Failure(Stage.RADIO, Reason.LINK_GONE, known);
            default -> new Failure(Stage.UNKNOWN, Reason.UNKNOWN, known);
        };
    }

    /** What the answer to a call means. */
    public static Failure of(BusException refused) {
        return of(refused.name());
    }

    /** Names that are known, each with its domain. */
    static List<String> known() {
        return NAMES.keySet().stream().sorted().toList();
    }

    /** What a network means that refuses a registration. */
    static Failure refused(long cause) {
        Reason reason = cause == ROAMING_REFUSED
                ? Reason.ROAMING_NOT_ALLOWED
                : NOT_NOW.contains(cause) ? Reason.NO_SERVICE : Reason.REGISTRATION_DENIED;
        return new Failure(Stage.REGISTER, reason, "cause " + cause);
    }
}
