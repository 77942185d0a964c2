// SPDX-License-Identifier: MIT
package io.dase.cache.plot;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

class BarPlotTest {
  private static final double LEFT = 300;
  private static final double DECADES_WIDTH = 580;

  @Test
  void aBarIsAsLongAsItsLogarithm() throws Exception {
    NodeList bars = bars(new Bars("µs", List.of("a", "b"), Map.of("time", new double[] {1, 100})));

    assertThat(bars.getLength()).as("background, legend and two bars").isEqualTo(4);
    assertThat(width(bars, 2)).isZero();
    assertThat(width(bars, 3)).isEqualTo(DECADES_WIDTH);
  }

  @Test
  void whatIsNotPositiveHasNoBar() throws Exception {
    NodeList bars = bars(new Bars("µs", List.of("a", "b"), Map.of("time", new double[] {0, 5})));

    assertThat(bars.getLength()).isEqualTo(3);
  }

  @Test
  void barsStayInsideAndNamesAreEscaped() throws Exception {
    Bars bars = new Bars("<µs>", List.of("a & b"), Map.of("<time>", new double[] {0.00123}));

    assertThat(LEFT + width(bars(bars), 2)).isLessThan(Svg.WIDTH);
    assertThat(BarPlot.svg("t", bars)).contains("a &amp; b", "&lt;time&gt;", ">0.00123<");
  }

  @Test
  void nothingAtAllIsDrawnToo() throws Exception {
    assertThat(bars(new Bars("µs", List.of(), Map.of())).getLength()).isEqualTo(1);
  }

  private static NodeList bars(Bars bars) throws Exception {
    byte[] svg = BarPlot.svg("title", bars).getBytes(StandardCharsets.UTF_8);
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new ByteArrayInputStream(svg))
        .getDocumentElement()
        .getElementsByTagName("rect");
  }

  private static double width(NodeList bars, int index) {
    return Double.parseDouble(((Element) bars.item(index)).getAttribute("width"));
  }
}
