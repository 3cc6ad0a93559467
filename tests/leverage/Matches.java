// SPDX-License-Identifier: Apache-2.0
//
// Asks OmegaT 3.6 which matches it finds. Each argument is a project; a line for each:
// its folder, segments, exact matches, and best fuzzy matches of 95, 85, 75 and 50 % up;
// then the units of memories in tm/penalty-030, and how many of them are segments.

import java.io.File;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import org.omegat.core.Core;
import org.omegat.core.data.ExternalTMX;
import org.omegat.core.data.PrepareTMXEntry;
import org.omegat.core.data.RealProject;
import org.omegat.core.data.SourceTextEntry;
import org.omegat.core.matching.NearString;
import org.omegat.core.statistics.FindMatches;
import org.omegat.filters2.master.PluginUtils;
import org.omegat.util.ProjectFileStorage;
import org.omegat.util.RuntimePreferences;

public class Matches {
  static final int[] BANDS = {95, 85, 75, 50};

  public static void main(String[] folders) throws Exception {
    RuntimePreferences.setConfigDir(System.getProperty("omegat.settings"));
    Map<String, String> parameters = new TreeMap<>();
    PluginUtils.loadPlugins(parameters);
    Core.initializeConsole(parameters);
    for (String folder : folders) {
      RealProject project =
          new RealProject(ProjectFileStorage.loadProjectProperties(new File(folder)));
      Core.setProject(project);
      project.loadProject(true);
      System.out.println("matches " + folder + " " + count(project));
    }
    System.exit(0);
  }

  static String count(RealProject project) throws Exception {
    Set<String> sources = new HashSet<>();
    List<String> parts = new ArrayList<>();
    for (Map.Entry<String, ExternalTMX> memory : project.getTransMemories().entrySet())
      for (PrepareTMXEntry entry : memory.getValue().getEntries()) {
          Collection<String> all = memory.getKey().contains("penalty-030") ? parts : sources;
          all.add(entry.source);
        }
    FindMatches matches = new FindMatches(project.getSourceTokenizer(), 1, true, false);
    Map<String, Integer> scores = new HashMap<>();
    int[] counts = new int[4 + BANDS.length];
    Set<String> segments = new HashSet<>();
    for (SourceTextEntry entry : project.getAllEntries()) {
      String source = entry.getSrcText();
      segments.add(source);
      ++counts[0];
      if (sources.contains(source)) {
        ++counts[1];
        continue;
      }
      if (!scores.containsKey(source)) {
        List<NearString> near = matches.search(project, source, true, false, () -> false);
        scores.put(source, near.isEmpty() ? 0 : near.get(0).scores[0].score);
      }
      for (int band = 0; band < BANDS.length; ++band)
        if (scores.get(source) >= BANDS[band]) {
          ++counts[2 + band];
          break;
        }
    }
    counts[2 + BANDS.length] = parts.size();
    for (String part : parts)
      if (segments.contains(part)) ++counts[3 + BANDS.length];
    StringBuilder line = new StringBuilder();
    for (int number : counts) line.append(number).append(' ');
    return line.toString().trim();
  }
}
