// SPDX-License-Identifier: Apache-2.0
//
// OkapiAsk ADDRESS TEXT: asks a memory as Okapi's tools do; prints score, source, target a line.

import net.sf.okapi.common.LocaleId;
import net.sf.okapi.connectors.translatetoolkit.Parameters;
import net.sf.okapi.connectors.translatetoolkit.TranslateToolkitTMConnector;

public class OkapiAsk {
  public static void main(String[] arguments) {
    TranslateToolkitTMConnector connector = new TranslateToolkitTMConnector();
    ((Parameters) connector.getParameters()).setUrl(arguments[0]);
    connector.setLanguages(LocaleId.fromString("ja-JP"), LocaleId.fromString("en-US"));
    connector.setThreshold(60);
    connector.setMaximumHits(5);
    connector.open();
    connector.query(arguments[1]);
    while (connector.hasNext()) {
      var hit = connector.next();
      System.out.println(hit.getCombinedScore() + "\t" + hit.source + "\t" + hit.target);
    }
    connector.close();
  }
}
