// SPDX-License-Identifier: Apache-2.0
package uplink.service.probe.shell;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import uplink.profile.ConnectionException;
import uplink.profile.ErrorCode;
import uplink.profile.Link;
import uplink.profile.RequirePrivilege;
import uplink.profile.View;
import uplink.profile.Views;
import uplink.profile.spi.BroughtCommand;
import uplink.profile.spi.ShellCommand;
import uplink.service.probe.diagnosis.Case.Goal;
import uplink.service.probe.diagnosis.Diagnoser;
import uplink.service.probe.diagnosis.Diagnosis;
import uplink.service.probe.diagnosis.LossWatch;
import uplink.service.probe.diagnosis.Suspect;
import uplink.service.probe.find.Networks;
import uplink.service.probe.http.Trust;
import uplink.service.probe.http.Url;

/** Says why there is no connection, step by step, or what was found when it was lost. */
@Component(property = ShellCommand.WORD + "=why")
@RequirePrivilege("network.get")
public final class WhyCommand implements BroughtCommand {
    private static final String LAST = "--last";

    private final Views views;
    private final Diagnoser diagnoser;
    private final LossWatch losses;

    /** Asks these. */
    @Activate
    public WhyCommand(@Reference Views views, @Reference Diagnoser diagnoser, @Reference LossWatch losses) {
        this.views = views;
        this.diagnoser = diagnoser;
        this.losses = losses;
    }

    @Override
    public Group group() {
        return Group.LOOK;
    }

    @Override
    public String purpose() {
        return "why there is no connection, step by step";
    }

    @Override
    public List<String> forms() {
        return List.of("[HOST]");
    }

    @Override
    public List<Option> options() {
        return List.of(
                Words.VIA,
                Words.JSON,
                Words.CACERT,
                new Option(LAST, "", "what was found when the current connection was lost last"));
    }

    @Override
    public List<String> more() {
        return List.of(
                "HOST is asked by HTTPS; host:port and URLs are possible too. Without it the first target of the",
                "probe is asked, else the name servers alone. The first step that fails is told with what to do.");
    }

    @Override
    public List<String> examples() {
        return List.of("why", "why server.example --via eth0", "why http://192.0.2.80:8080/", "why --last --json");
    }

    @Override
    public List<String> next(List<String> operands) {
        return List.of();
    }

    @Override
    public List<String> values(String option) {
        return Words.values(option, views.view());
    }

    @Override
    public void run(Typed typed, Answer answer) {
        Words.most(typed.operands(), 1, "one HOST or none");
        if (typed.has(LAST) && (!typed.operands().isEmpty() || typed.has(Words.VIA.word()))) {
            throw new IllegalArgumentException(LAST + " tells of the past, so it takes neither HOST nor --via");
        }
        Diagnosis found = typed.has(LAST) ? last() : now(typed);
        if (typed.has(Words.JSON.word())) {
            answer.document(WhyText.document(found));
        } else {
            WhyText.lines(found, answer.symbols()).forEach(answer::line);
        }
    }

    private Diagnosis last() {
        return losses.last()
                .orElseThrow(() -> new ConnectionException(
                        ErrorCode.NOT_FOUND, "", "no loss was seen so far, and only a gateway that runs sees one"));
    }

    private Diagnosis now(Typed typed) {
        Optional<Goal> typedGoal =
                typed.operands().stream().findFirst().map(host -> new Goal(Optional.of(Url.ofHost(host)), false));
        View view = Words.settled(views);
        Optional<Link> link =
                typed.value(Words.VIA.word()).map(id -> Networks.link(view, id)).or(() -> Suspect.of(view));
        try {
            return diagnoser.examine(
                    link.map(Link::key).orElse(""),
                    typedGoal.orElseGet(diagnoser::usual),
                    Trust.of(typed.value(Words.CACERT.word()).map(typed.folder()::resolve)),
                    false);
        } catch (IOException ended) {
            throw new ConnectionException(ErrorCode.CANCELLED, "", "called off");
        }
    }
}
