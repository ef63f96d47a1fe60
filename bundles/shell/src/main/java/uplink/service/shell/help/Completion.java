// SPDX-License-Identifier: Apache-2.0
package uplink.service.shell.help;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import uplink.profile.Profile;
import uplink.profile.Technology;
import uplink.profile.View;
import uplink.profile.spi.BroughtCommand;
import uplink.service.shell.find.Found;
import uplink.service.shell.settings.Key;
import uplink.service.shell.settings.Keys;
import uplink.service.shell.words.CommandLine;
import uplink.service.shell.words.Option;
import uplink.service.shell.words.Verb;
import uplink.wifi.WifiProfile;

/** Says what may stand for the last of some words, from the tables and the view. Pure. */
public final class Completion {
    private final View view;
    private final Map<String, BroughtCommand> brought;

    /** Names are those of {@code view}. */
    public Completion(View view, Map<String, BroughtCommand> brought) {
        this.view = view;
        this.brought = brought;
    }

    /** {@code words} are what was typed so far; the last may be empty. Sorted, without doubles. */
    public List<String> of(List<String> words) {
        String last = words.isEmpty() ? "" : words.get(words.size() - 1);
        List<String> before = words.isEmpty() ? List.of() : words.subList(0, words.size() - 1);
        return candidates(before, last)
                .filter(one -> one.startsWith(last))
                .distinct()
                .sorted()
                .toList();
    }

    private Stream<String> candidates(List<String> before, String last) {
        Optional<BroughtCommand> command = command(before);
        if (command.isPresent()) {
            return new BroughtCompletion(command.get()).of(before.subList(1, before.size()), last);
        }
        Optional<Option> wants = before.isEmpty() ? Optional.empty() : option(before.get(before.size() - 1));
        if (wants.isPresent()) {
            return values(wants.get());
        }
        List<String> plain = plain(before);
        if (plain.isEmpty()) {
            return last.startsWith("-")
                    ? Option.EVERYWHERE.stream().map(Option::word)
                    : Stream.concat(Verb.shown().stream().map(Verb::word), brought.keySet().stream());
        }
        Optional<Verb> verb = Verb.of(plain.get(0));
        if (verb.isEmpty()) {
            return Stream.empty();
        }
        return last.startsWith("-")
                ? options(verb.get(), before)
                : operands(verb.get(), plain.subList(1, plain.size()), last);
    }

    private Optional<BroughtCommand> command(List<String> before) {
        return before.stream()
                .findFirst()
                .filter(word -> Verb.of(word).isEmpty())
                .map(brought::get);
    }

    /** An option whose value is still to come. */
    private static Optional<Option> option(String word) {
        return Stream.of(Option.values())
                .filter(option -> option.word().equals(word) && !option.value().isEmpty())
                .findFirst();
    }

    private static List<String> plain(List<String> before) {
        List<String> plain = new ArrayList<>();
        boolean value = false;
        for (String word : before) {
            if (!value && !word.startsWith("-")) {
                plain.add(word);
            }
            value = !value && option(word).isPresent();
        }
        return plain;
    }

    private static Stream<String> options(Verb verb, List<String> before) {
        return Stream.concat(verb.options().stream(), Option.EVERYWHERE.stream())
                .map(Option::word)
                .filter(word -> !before.contains(word));
    }

    private static Stream<String> values(Option option) {
        return switch (option) {
            case BACKEND -> CommandLine.BACKENDS.stream();
            case SECURITY -> Stream.of("none", "wep", "wpa_psk", "wpa2_psk", "sae", "owe");
            case SINCE -> Stream.of("30m", "2h", "1d");
            default -> Stream.empty();
        };
    }

    private Stream<String> operands(Verb verb, List<String> typed, String last) {
        List<String> wanted = verb.operands();
        if (wanted.isEmpty()) {
            return Stream.empty();
        }
        int index = Math.min(typed.size(), wanted.size() - 1);
        String form = wanted.get(index);
        if (typed.size() >= wanted.size() && !form.contains("...")) {
            return Stream.empty();
        }
        if (form.contains("KEY=VALUE") && last.contains("=")) {
            return values(last.substring(0, last.indexOf('=')));
        }
        return operand(verb, form.replaceAll("[\\[\\].]", ""), typed);
    }

    private Stream<String> operand(Verb verb, String form, List<String> typed) {
        return switch (form) {
            case "ID" -> verb == Verb.LINKS ? links() : profiles();
            case "LINK" -> links().filter(name -> !typed.contains(name));
            case "SUBJECT" ->
                Stream.of(links(), profiles(), Stream.of(Technology.values()).map(Enum::name), Stream.of("connection"))
                        .flatMap(each -> each);
            case "SSID" ->
                view.profiles().stream()
                        .filter(WifiProfile.class::isInstance)
                        .map(profile -> ((WifiProfile) profile).ssid().text());
            case "COMMAND" -> Stream.concat(Verb.shown().stream().map(Verb::word), brought.keySet().stream());
            case "TECHNOLOGY" -> Keys.technologies().stream();
            case "KEY=VALUE" -> keys(verb, typed);
            case "FILTER" -> filter(typed);
            default -> form.contains("|") ? Stream.of(form.split("\\|")) : Stream.empty();
        };
    }

    private static Stream<String> values(String name) {
        return Keys.of(name).map(Key::values).filter(values -> values.contains("|")).stream()
                .flatMap(values -> Stream.of(values.split("\\|")))
                .filter(value -> value.equals(value.toLowerCase(Locale.ROOT)))
                .map(value -> name + "=" + value);
    }

    private Stream<String> keys(Verb verb, List<String> typed) {
        Optional<Technology> technology = verb == Verb.ADD
                ? Keys.technology(typed.get(0))
                : view.profiles().stream()
                        .filter(profile -> Found.names(profile).anyMatch(typed.get(0)::equals))
                        .map(Profile::technology)
                        .findFirst();
        return technology.stream()
                .flatMap(one -> Keys.names(one).stream())
                .map(name -> Keys.of(name).orElseThrow().secret() ? name : name + "=");
    }

    private Stream<String> filter(List<String> typed) {
        boolean term = typed.isEmpty() || List.of("and", "not").contains(typed.get(typed.size() - 1));
        if (!term) {
            return Stream.of("and");
        }
        Stream<String> plain = Stream.of(
                "settled",
                "online",
                "not",
                "type=",
                "interface=",
                "internet=",
                "metered=",
                "cable=",
                "wifi=",
                "cellular=",
                "ethernet=",
                "bluetooth=");
        return Stream.of(
                        plain,
                        profiles().map(name -> "profile:" + name + "="),
                        view.links().stream()
                                .flatMap(link -> link.interfaceName().stream())
                                .map(name -> "link:" + name + ".carrier="))
                .flatMap(each -> each);
    }

    private Stream<String> links() {
        return view.links().stream().flatMap(Found::names);
    }

    private Stream<String> profiles() {
        return view.profiles().stream().flatMap(Found::names);
    }
}
