// SPDX-License-Identifier: Apache-2.0
package uplink.itest.karaf;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** The archive for Karaf, unpacked into a folder. */
record Kar(Path folder, Map<String, Element> features) {
    private static final Path BUILT = Path.of(System.getProperty("uplink.root", ".."), "features/karaf/target");

    /** A bundle of a feature: its file in the archive, and when it starts. */
    record Part(String url, Path file, int startLevel) {}

    /** The archive itself, as the build made it. */
    static Path archive() throws IOException {
        try (Stream<Path> built = Files.list(BUILT)) {
            return built.filter(file -> file.toString().endsWith(".kar"))
                    .findFirst()
                    .orElseThrow();
        }
    }

    static Kar unpack(Path folder) throws Exception {
        try (ZipInputStream zip = new ZipInputStream(Files.newInputStream(archive()))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                Path to = folder.resolve(entry.getName());
                if (entry.isDirectory()) {
                    Files.createDirectories(to);
                } else {
                    Files.createDirectories(to.getParent());
                    Files.copy(zip, to);
                }
            }
        }
        return new Kar(folder.resolve("repository"), features(folder));
    }

    private static Map<String, Element> features(Path folder) throws Exception {
        Map<String, Element> features = new TreeMap<>();
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setNamespaceAware(true);
        try (Stream<Path> all = Files.walk(folder)) {
            Path file = all.filter(one -> one.toString().endsWith("-features.xml"))
                    .findFirst()
                    .orElseThrow();
            try (InputStream in = Files.newInputStream(file)) {
                Element root = factory.newDocumentBuilder().parse(in).getDocumentElement();
                children(root, "feature").forEach(feature -> features.put(feature.getAttribute("name"), feature));
            }
        }
        return features;
    }

    private static List<Element> children(Element parent, String name) {
        List<Element> found = new ArrayList<>();
        NodeList nodes = parent.getChildNodes();
        for (int index = 0; index < nodes.getLength(); index++) {
            if (nodes.item(index) instanceof Element element
                    && element.getTagName().equals(name)) {
                found.add(element);
            }
        }
        return found;
    }

    /** Bundles of a feature and of those that it needs, each once. */
    List<Part> parts(String feature) {
        Map<String, Part> parts = new LinkedHashMap<>();
        Element element = features.get(feature);
        for (Element needed : children(element, "feature")) {
            parts(needed.getTextContent().strip()).forEach(part -> parts.put(part.url(), part));
        }
        for (Element bundle : children(element, "bundle")) {
            String url = bundle.getTextContent().strip();
            parts.put(url, new Part(url, file(url), Integer.parseInt(bundle.getAttribute("start-level"))));
        }
        return List.copyOf(parts.values());
    }

    /** {@code mvn:group/artifact/version} in the layout of a Maven repository. */
    private Path file(String url) {
        String[] words = url.substring("mvn:".length()).split("/");
        return folder.resolve(words[0].replace('.', '/'))
                .resolve(words[1])
                .resolve(words[2])
                .resolve(words[1] + "-" + words[2] + ".jar");
    }

    List<Path> jars() throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(file -> file.toString().endsWith(".jar")).toList();
        }
    }
}
