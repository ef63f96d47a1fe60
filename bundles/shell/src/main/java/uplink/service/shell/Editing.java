// SPDX-License-Identifier: Apache-2.0
package uplink.service.shell;

import java.util.List;
import uplink.profile.CommandOptions;
import uplink.profile.Profile;
import uplink.profile.ProfileSettings;
import uplink.profile.Profiles;
import uplink.profile.Technology;
import uplink.profile.View;
import uplink.service.shell.find.Found;
import uplink.service.shell.settings.Draft;
import uplink.service.shell.settings.Key;
import uplink.service.shell.settings.Keys;
import uplink.service.shell.words.CommandLine;
import uplink.service.shell.words.Near;
import uplink.service.shell.words.Option;
import uplink.service.shell.words.UsageException;
import uplink.service.shell.words.Verb;

/** Carries out what writes, edits and forgets profiles. */
final class Editing {
    private final Call call;
    private final CommandLine line;

    Editing(Call call) {
        this.call = call;
        this.line = call.line();
    }

    void run() {
        Profiles profiles = call.areas().profiles();
        if (line.verb() == Verb.ADD) {
            add(profiles);
            return;
        }
        View view = call.settled();
        Profile profile = Found.profile(view, line.operand().orElseThrow());
        switch (line.verb()) {
            case SET -> set(profiles, view, profile);
            case REMOVE -> remove(profiles, view, profile);
            case REVERT -> {
                call.join(profiles.revert(profile.id()));
                call.say(profile.name() + " is as it was before the change");
            }
            default -> {
                call.join(profiles.confirm(profile.id()));
                call.say(profile.name() + " stays as it was changed");
            }
        }
    }

    private void set(Profiles profiles, View view, Profile profile) {
        CommandOptions plain = CommandOptions.DEFAULT.timeout(line.timeout());
        Draft draft = new Draft(profile.id(), call.join(profiles.settings(profile.id(), plain)));
        ProfileSettings settings =
                filled(draft, line.operands().subList(1, line.operands().size()));
        Guard.profile(call, view, profile);
        Profile changed = call.join(profiles.update(profile, settings, call.options()));
        call.say(changed.name() + " is changed" + onTrial(changed));
    }

    private String onTrial(Profile profile) {
        return line.has(Option.CONFIRM)
                ? ", and will be as before in " + call.within().toSeconds() + " s: keep it with 'uplink confirm "
                        + profile.id() + "'"
                : "";
    }

    private ProfileSettings filled(Draft draft, List<String> words) {
        draft.take(words);
        for (Key key : draft.wanted()) {
            draft.secret(key, call.secret(key.purpose()));
        }
        return draft.build();
    }

    private void add(Profiles profiles) {
        String word = line.operands().get(0);
        Technology technology = Keys.technology(word)
                .orElseThrow(() -> new UsageException("no profile can be added for '" + word + "'"
                        + Near.to(word, Keys.technologies()) + "; there is " + Verb.list(Keys.technologies())));
        Draft draft = Draft.of(line.operands().get(1), technology);
        ProfileSettings settings =
                filled(draft, line.operands().subList(2, line.operands().size()));
        Profile added = call.join(profiles.add(settings, call.options()));
        call.say(added.name() + " is added as " + added.id());
    }

    private void remove(Profiles profiles, View view, Profile profile) {
        Guard.profile(call, view, profile);
        call.join(profiles.remove(profile.id(), call.options()));
        call.say(profile.name() + " is forgotten" + onTrial(profile));
    }
}
