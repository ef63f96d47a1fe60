// SPDX-License-Identifier: Apache-2.0
package uplink.itest.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** docs/tizen.md names everything of Tizen's API once, and nothing that is not there. */
class TizenTableTest {
    private static final Path ROOT =
            Path.of(System.getProperty("uplink.root", "..")).normalize();
    private static final Pattern CODE = Pattern.compile("`([^`]+)`");

    private final List<String> page =
            read(ROOT.resolve("docs/tizen.md")).lines().toList();

    @Test
    void everyNameOfTizenHasExactlyOneRow() {
        List<String> names =
                read(Path.of("src/test/resources/tizen-names.txt")).lines().toList();
        assertThat(names).filteredOn(name -> name.startsWith("F ")).hasSize(109);
        assertThat(names).filteredOn(name -> name.startsWith("C ")).hasSize(12);
        assertThat(names).filteredOn(name -> name.startsWith("X ")).hasSize(18);
        assertThat(names.stream()
                        .filter(name -> name.startsWith("E "))
                        .map(name -> name.split(" ")[1])
                        .distinct())
                .hasSize(22);
        for (String name : names) {
            String[] words = name.split(" ");
            String row = words.length == 3 ? "| `" + words[1] + "` | `" + words[2] + "` |" : "| `" + words[1] + "` |";
            assertThat(section(words[0]))
                    .filteredOn(line -> line.startsWith(row))
                    .as(name)
                    .hasSize(1);
        }
    }

    private List<String> section(String kind) {
        String title = switch (kind) {
            case "F" -> "## Functions";
            case "E" -> "## Enums";
            case "C" -> "## Callbacks";
            default -> "## Errors";
        };
        int from = page.indexOf(title);
        List<String> rest = page.subList(from + 1, page.size());
        int to = 0;
        while (to < rest.size() && !rest.get(to).startsWith("## ")) {
            to++;
        }
        return rest.subList(0, to);
    }

    @Test
    void everyWartIsAnswered() {
        for (int wart = 1; wart <= 30; wart++) {
            String row = "| W" + wart + " |";
            assertThat(page).filteredOn(line -> line.startsWith(row)).as(row).hasSize(1);
        }
    }

    @Test
    void whatIsNamedOfOursExists() throws Exception {
        List<String> named = codes("uplink\\.[a-z.]+\\.[A-Z][A-Za-z$]*(#\\w+)?|java\\.[a-z.]+\\.[A-Z]\\w+");
        assertThat(named).hasSizeGreaterThan(200);
        for (String name : named) {
            String[] parts = name.split("#");
            Class<?> type = Class.forName(parts[0]);
            if (parts.length == 2) {
                boolean method =
                        Arrays.stream(type.getMethods()).map(Method::getName).anyMatch(parts[1]::equals);
                boolean constant = type.isEnum()
                        && Arrays.stream(type.getEnumConstants())
                                .map(Object::toString)
                                .anyMatch(parts[1]::equals);
                assertThat(method || constant).as(name).isTrue();
            }
        }
    }

    @Test
    void namedTestsHaveABodyAndStepsExist() throws Exception {
        List<String> tests = codes("[A-Z]\\w+(Test|IT)#\\w+");
        assertThat(tests).hasSizeGreaterThan(60);
        for (String test : tests.stream().distinct().toList()) {
            String[] parts = test.split("#");
            String source = read(source(parts[0]));
            Matcher body = Pattern.compile("(@Test|@ParameterizedTest)[^{]*(\\{[^}]*\\}[^{]*)?void " + parts[1]
                            + "\\([^)]*\\)[^{]*\\{\\s*[^}\\s]")
                    .matcher(source);
            assertThat(body.find()).as("%s has a body", test).isTrue();
        }
        assertThat(codes("step .*")).allMatch(step -> step.matches("step [2-6]"));
    }

    private List<String> codes(String shape) {
        Pattern wanted = Pattern.compile(shape);
        List<String> found = new ArrayList<>();
        for (String line : page) {
            Matcher matcher = CODE.matcher(line);
            while (line.startsWith("|") && matcher.find()) {
                if (wanted.matcher(matcher.group(1)).matches()) {
                    found.add(matcher.group(1));
                }
            }
        }
        return found;
    }

    private static Path source(String type) throws IOException {
        try (Stream<Path> files = Files.walk(ROOT)) {
            return files.filter(file -> file.endsWith(type + ".java"))
                    .filter(file -> file.toString().contains("src/test"))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError("there is no test " + type));
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new AssertionError(unreadable);
        }
    }
}
