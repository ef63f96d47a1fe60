// SPDX-License-Identifier: Apache-2.0
package uplink.service.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import uplink.profile.View;
import uplink.service.shell.document.EventDocuments;
import uplink.service.shell.document.Hints;
import uplink.service.shell.text.EventText;
import uplink.service.shell.text.Headline;
import uplink.service.shell.text.HistoryText;
import uplink.service.shell.text.Lists;
import uplink.service.shell.text.StatusText;
import uplink.service.shell.text.Style;

/** The pictures of the documents show what the commands print now; {@code -Duplink.rewrite=true} draws them anew. */
class PicturesTest {
    private static final Path FOLDER = Path.of("../../docs/pictures");

    @Test
    void statusIsAsItsPicture() throws Exception {
        View view = Gallery.wireless();
        compare("status", "uplink status", StatusText.of(view, Hints.of(view, true), Style.RICH, Gallery.NOW));
    }

    @Test
    void watchIsAsItsPicture() throws Exception {
        View before = Gallery.wired();
        View after = Gallery.wireless();
        EventText text = new EventText(Style.RICH, ZoneOffset.UTC);
        String lines = text.line(EventDocuments.present(before), Headline.of(before, Style.RICH)) + "\n"
                + Gallery.changes(before, after).stream()
                        .map(change -> text.line(EventDocuments.change(change), ""))
                        .collect(Collectors.joining("\n"));
        compare("watch", "uplink watch", lines);
    }

    @Test
    void historyIsAsItsPicture() throws Exception {
        compare("history", "uplink history --since 2d", HistoryText.of(Gallery.history(), Style.RICH, ZoneOffset.UTC));
    }

    @Test
    void profilesIsAsItsPicture() throws Exception {
        View view = Gallery.wireless();
        compare("profiles", "uplink profiles", Lists.profiles(view, view.profiles(), Style.RICH, Gallery.NOW));
    }

    @Test
    void plainLinesHoldNothingButAscii() {
        View view = Gallery.wireless();
        for (String text : List.of(
                StatusText.of(view, List.of(), Style.PLAIN, Gallery.NOW),
                HistoryText.of(Gallery.history(), Style.PLAIN, ZoneOffset.UTC),
                Lists.profiles(view, view.profiles(), Style.PLAIN, Gallery.NOW),
                Lists.links(view, view.links(), Style.PLAIN))) {
            assertThat(text).matches("[\\x20-\\x7e\\n]+");
        }
    }

    private static void compare(String name, String command, String text) throws Exception {
        Path file = FOLDER.resolve(name + ".svg");
        String picture = Svg.of("The answer to " + command, command, text);
        if (Boolean.getBoolean("uplink.rewrite")) {
            Files.createDirectories(FOLDER);
            Files.writeString(file, picture);
        }
        assertThat(Files.readString(file)).isEqualTo(picture);
    }
}
