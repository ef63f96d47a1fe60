// SPDX-License-Identifier: Apache-2.0
package uplink.linux.networkmanager;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import uplink.cellular.CellularProfile;
import uplink.cellular.CellularSettings;
import uplink.cellular.Registration;
import uplink.linux.networkmanager.bus.Fields;
import uplink.linux.networkmanager.modem.Allowance;
import uplink.linux.networkmanager.modem.ModemView;
import uplink.linux.networkmanager.modem.Modems;
import uplink.linux.networkmanager.settings.SettingsReader;
import uplink.linux.networkmanager.state.Interfaces;
import uplink.linux.networkmanager.state.Picture;
import uplink.linux.networkmanager.state.Saved;
import uplink.profile.Profile;
import uplink.profile.Technology;
import uplink.profile.TechnologyStatus;

/** What ModemManager adds to NetworkManager's picture. The worker's alone, and for one drawing. */
final class ModemDrawing implements Picture.Modem {
    private static final int KEPT_BY_NETWORK_MANAGER = 0;

    private final Life life;
    private final Modems modems;

    ModemDrawing(Life life, Modems modems) {
        this.life = life;
        this.modems = modems;
    }

    @Override
    public Place place(String udi) {
        Optional<ModemView> modem = modems.at(udi);
        return new Place(modem.map(ModemView::interfaces).orElse(List.of()), modem.flatMap(ModemView::device));
    }

    @Override
    public Optional<TechnologyStatus> status() {
        Allowance allowance = allowance();
        return modems.status(modem -> allowance).map(status -> status);
    }

    private Allowance allowance() {
        List<Saved> mobile = mobile();
        boolean radio = life.mirror()
                .of(Interfaces.ROOT, Interfaces.MANAGER)
                .flag("WwanEnabled")
                .orElse(true);
        boolean roaming = mobile.isEmpty()
                || mobile.stream()
                        .anyMatch(saved -> !gsm(saved).flag("home-only").orElse(false));
        return new Allowance(radio, roaming);
    }

    private List<Saved> mobile() {
        return life.saved().stream()
                .filter(saved -> saved.technology() == Technology.CELLULAR)
                .toList();
    }

    private static Fields gsm(Saved saved) {
        return saved.sections().fields("gsm");
    }

    @Override
    public Profile profile(Saved saved, Profile base) {
        Optional<CellularSettings> wanted = life.settings(saved)
                .flatMap(settings -> SettingsReader.read(settings).part(CellularSettings.class));
        if (wanted.isEmpty()) {
            return base;
        }
        CellularSettings settings = wanted.get();
        Optional<ModemView> modem = modem(base);
        boolean password = settings.auth().user().isPresent()
                && gsm(saved).number("password-flags", KEPT_BY_NETWORK_MANAGER) == KEPT_BY_NETWORK_MANAGER;
        Profile heard = base.toBuilder()
                .signalDbm(modem.map(ModemView::signalDbm).orElse(java.util.OptionalInt.empty()))
                .build();
        return CellularProfile.builder(heard, settings.serviceType())
                .apn(settings.apn())
                .auth(settings.auth().type(), settings.auth().user(), password)
                .homeUrl(settings.homeUrl())
                .pdn(settings.pdnType(), settings.roamingPdnType())
                .roaming(modem.filter(one -> one.registration() == Registration.ROAMING)
                        .isPresent())
                .editable(saved.editable())
                .isDefault(first().filter(saved.path()::equals).isPresent())
                .simSlot(modem.map(ModemView::simSlot).orElse(0))
                .build();
    }

    /** The one that it is up on; else the one that speaks for all. */
    private Optional<ModemView> modem(Profile base) {
        return base.link()
                .flatMap(life.picture()::device)
                .flatMap(path -> life.mirror().of(path, Interfaces.DEVICE).text("Udi"))
                .flatMap(modems::at)
                .or(() -> modems.best(modem -> Allowance.ALL));
    }

    /** The one that somebody has put first, else the one that NetworkManager would bring up first. */
    private Optional<String> first() {
        return mobile().stream()
                .filter(saved -> automatic(saved) || priority(saved) > 0)
                .max(Comparator.comparingLong(ModemDrawing::priority)
                        .thenComparing(ModemDrawing::automatic)
                        .thenComparing(saved -> saved.connection().number("timestamp", 0)))
                .map(Saved::path);
    }

    private static boolean automatic(Saved saved) {
        return saved.connection().flag("autoconnect").orElse(true);
    }

    private static long priority(Saved saved) {
        return saved.connection().number("autoconnect-priority", 0);
    }
}
