package main

import (
	"encoding/xml"
	"fmt"
	"math"
	"strings"
)

// The places of the plot, in pixels of the image.
const (
	plotWidth, plotHeight    = 1130, 470
	plotLeft, plotRight      = 70, 610
	plotTop, plotBottom      = 50, 400
	legendLeft, legendTop    = 640, 70
	legendStep, legendSample = 26, 34
	plotColours              = 6
	noneAt                   = -1 // where the axis has a size of 0, as the logarithm of what would be there
)

// plotStyle is readable on light and on dark paper. What is minted is drawn through, what is redeemed is dashed, so that nothing hangs on
// the colours alone.
const plotStyle = `
    text { font: 13px system-ui, sans-serif; fill: #24292f }
    .head { font-size: 16px; font-weight: 600 }
    .grid { stroke: #8c959f; stroke-opacity: 0.35 }
    .axis { stroke: #57606a }
    .goal { stroke: #cf222e; stroke-width: 1.5; stroke-dasharray: 2 4 }
    .line { fill: none; stroke-width: 2 }
    .redeem { stroke-dasharray: 7 4 }
    .c0 { stroke: #0969da; color: #0969da } .c1 { stroke: #8250df; color: #8250df } .c2 { stroke: #bc4c00; color: #bc4c00 }
    .c3 { stroke: #1a7f37; color: #1a7f37 } .c4 { stroke: #bf3989; color: #bf3989 } .c5 { stroke: #9a6700; color: #9a6700 }
    .mark { fill: currentColor }
    @media (prefers-color-scheme: dark) {
      text { fill: #e6edf3 }
      .axis { stroke: #9198a1 }
      .goal { stroke: #ff7b72 }
      .c0 { stroke: #58a6ff; color: #58a6ff } .c1 { stroke: #bc8cff; color: #bc8cff } .c2 { stroke: #f0883e; color: #f0883e }
      .c3 { stroke: #3fb950; color: #3fb950 } .c4 { stroke: #f778ba; color: #f778ba } .c5 { stroke: #d29922; color: #d29922 }
    }
`

// plotter knows the scales.
type plotter struct {
	strings.Builder
	decades, top int // the greatest size is 10^decades at most, the greatest ratio top/10
}

// growthPlot draws how the throughput of each ask goes on as the zone grows.
func growthPlot(store string, lines []growthLine) string {
	p := &plotter{decades: 1, top: 12}
	for _, l := range lines {
		for i, point := range l.points {
			p.decades = max(p.decades, int(math.Ceil(place(point.size))))
			p.top = max(p.top, 2*int(math.Ceil(l.ratio(i).median*5)))
		}
	}
	fmt.Fprintf(p, `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %d" width="%[1]d" height="%[2]d" role="img" aria-labelledby="title desc">`+"\n", plotWidth, plotHeight)
	fmt.Fprintf(p, "  <title id=\"title\">Throughput as a zone grows, on %s</title>\n  <desc id=\"desc\">%s</desc>\n  <style>%s  </style>\n", escaped(store), escaped(described(lines)), plotStyle)
	fmt.Fprintf(p, "  <text class=\"head\" x=\"%d\" y=\"28\">Throughput as a zone grows, on %s: ratio to the smallest zone</text>\n", plotLeft, escaped(store))
	p.axes()
	var colours []string // of what grows and where, with and without redeeming
	for i, l := range lines {
		subject := l.grows + strings.TrimPrefix(strings.TrimPrefix(l.asks, "mint"), "redeem")
		colour := 0
		for colour < len(colours) && colours[colour] != subject {
			colour++
		}
		if colour == len(colours) {
			colours = append(colours, subject)
		}
		p.line(i, colour%plotColours, l)
	}
	p.WriteString("</svg>\n")
	return p.String()
}

// place is where on the logarithmic axis a size is.
func place(size int) float64 {
	if size < 1 {
		return noneAt
	}
	return math.Log10(float64(size))
}

func (p *plotter) x(size int) float64 {
	return plotLeft + (place(size)-noneAt)/float64(p.decades-noneAt)*(plotRight-plotLeft)
}

func (p *plotter) y(ratio float64) float64 {
	return plotBottom - ratio*10/float64(p.top)*(plotBottom-plotTop)
}

// stroke draws a straight line.
func (p *plotter) stroke(class string, x1, y1, x2, y2 float64) {
	fmt.Fprintf(p, "  <line class=\"%s\" x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\"/>\n", class, x1, y1, x2, y2)
}

// axes draws the axes with their labels, and the goal.
func (p *plotter) axes() {
	for tenths := 0; tenths <= p.top; tenths += 2 {
		ratio := float64(tenths) / 10
		p.stroke("grid", plotLeft, p.y(ratio), plotRight, p.y(ratio))
		fmt.Fprintf(p, "  <text x=\"%d\" y=\"%.1f\" text-anchor=\"end\">%.1f</text>\n", plotLeft-8, p.y(ratio)+4, ratio)
	}
	for size, decade := 0, noneAt; decade <= p.decades; decade++ {
		label := fmt.Sprintf("10<tspan dy=\"-5\" font-size=\"10\">%d</tspan>", decade)
		if decade < 2 {
			label = count(size)
		}
		p.stroke("axis", p.x(size), plotBottom, p.x(size), plotBottom+5)
		fmt.Fprintf(p, "  <text x=\"%.1f\" y=\"%d\" text-anchor=\"middle\">%s</text>\n", p.x(size), plotBottom+22, label)
		size = max(1, size*10)
	}
	p.stroke("axis", plotLeft, plotTop, plotLeft, plotBottom)
	p.stroke("axis", plotLeft, plotBottom, plotRight, plotBottom)
	fmt.Fprintf(p, "  <text x=\"%d\" y=\"%d\" text-anchor=\"middle\">how many there are of what grows (logarithmic; none at the left end)</text>\n", (plotLeft+plotRight)/2, plotBottom+48)
	fmt.Fprintf(p, "  <text transform=\"translate(22 %d) rotate(-90)\" text-anchor=\"middle\">throughput, ratio to the smallest</text>\n", (plotTop+plotBottom)/2)
	p.stroke("goal", plotLeft, p.y(growthGoal), plotRight, p.y(growthGoal))
	fmt.Fprintf(p, "  <text x=\"%d\" y=\"%.1f\">goal: %.1f</text>\n", plotLeft+6, p.y(growthGoal)+16, growthGoal)
}

// line draws one ask, and its place in the legend.
func (p *plotter) line(i, colour int, l growthLine) {
	class := fmt.Sprintf("line c%d", colour)
	if strings.HasPrefix(l.asks, "redeem") {
		class += " redeem"
	}
	var points []string
	for k, point := range l.points {
		points = append(points, fmt.Sprintf("%.1f,%.1f", p.x(point.size), p.y(l.ratio(k).median)))
	}
	fmt.Fprintf(p, "  <polyline class=\"%s\" points=\"%s\"/>\n", class, strings.Join(points, " "))
	for _, point := range points {
		x, y, _ := strings.Cut(point, ",")
		fmt.Fprintf(p, "  <circle class=\"mark c%d\" cx=\"%s\" cy=\"%s\" r=\"3\"/>\n", colour, x, y)
	}
	y := legendTop + i*legendStep
	p.stroke(class, legendLeft, float64(y), legendLeft+legendSample, float64(y))
	fmt.Fprintf(p, "  <text x=\"%d\" y=\"%d\">%s</text>\n", legendLeft+legendSample+8, y+4, escaped(l.grows+": "+l.asks))
}

// described says in words what the plot shows.
func described(lines []growthLine) string {
	texts := make([]string, len(lines))
	for i, l := range lines {
		last := len(l.points) - 1
		texts[i] = fmt.Sprintf("%s, %s: from %s to %s the throughput is %.2f of that of the smallest", l.grows, l.asks, count(l.points[0].size), count(l.points[last].size), l.ratio(last).median)
	}
	return strings.Join(texts, ". ") + fmt.Sprintf(". The goal is %.1f.", growthGoal)
}

// escaped is a text as XML has it.
func escaped(text string) string {
	var b strings.Builder
	_ = xml.EscapeText(&b, []byte(text)) // a Builder takes everything
	return b.String()
}
