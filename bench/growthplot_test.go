package main

import (
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"
	"testing"
	"time"
)

// lineOf is a line whose smallest zone answers 1,000 times a second, and whose others do as the ratios say.
func lineOf(grows, asks string, sizes []int, ratios ...float64) growthLine {
	l := growthLine{store: "sqlite", grows: grows, asks: asks}
	for i, size := range sizes {
		ratio := 1.0
		if i > 0 {
			ratio = ratios[i-1]
		}
		p := growthPoint{size: size}
		for range 3 {
			p.samples = append(p.samples, growthSample{sample: sample{rate: 1000 * ratio, p99: 5 * time.Millisecond, cpu: 40 * time.Microsecond}})
		}
		l.points = append(l.points, p)
	}
	return l
}

// element is what the tests look at of an element of a plot.
type element struct {
	name, text string
	attributes map[string]string
}

// elements reads a plot as XML.
func elements(t *testing.T, plot string) []element {
	t.Helper()
	decoder := xml.NewDecoder(strings.NewReader(plot))
	var all []element
	var open []int
	for {
		token, err := decoder.Token()
		if errors.Is(err, io.EOF) {
			return all
		}
		if err != nil {
			t.Fatalf("the plot is not well formed: %v\n%s", err, plot)
		}
		switch token := token.(type) {
		case xml.StartElement:
			e := element{name: token.Name.Local, attributes: map[string]string{}}
			for _, a := range token.Attr {
				if _, twice := e.attributes[a.Name.Local]; twice {
					t.Errorf("<%s> has the attribute %s twice", e.name, a.Name.Local)
				}
				e.attributes[a.Name.Local] = a.Value
			}
			open, all = append(open, len(all)), append(all, e)
		case xml.CharData:
			if len(open) > 0 {
				all[open[len(open)-1]].text += string(token)
			}
		case xml.EndElement:
			open = open[:len(open)-1]
		}
	}
}

// with are the elements of a name and a class.
func with(all []element, name, class string) []element {
	var found []element
	for _, e := range all {
		if e.name == name && (class == "" || strings.Contains(" "+e.attributes["class"]+" ", " "+class+" ")) {
			found = append(found, e)
		}
	}
	return found
}

// TestGrowthPlot reads the plot back: that it is an image which says what it shows, and that each point is where its figures are.
func TestGrowthPlot(t *testing.T) {
	lines := []growthLine{
		lineOf("spaces", "mint, the same 100 spaces", []int{100, 10_000, 1_000_000}, 1.05, 0.5),
		lineOf("spaces", "redeem, the same 100 spaces", []int{100, 10_000, 1_000_000}, 0.9, 0.9),
		lineOf("rows & <more>", "redeem, \"all\"", []int{0, 1_000_000}, 0.25),
	}
	plot := growthPlot("sqlite", lines)
	if again := growthPlot("sqlite", lines); again != plot {
		t.Error("the same figures give another plot")
	}
	if strings.Contains(plot, "%!") {
		t.Errorf("the plot has what could not be written:\n%s", plot)
	}
	all := elements(t, plot)
	if len(with(all, "title", "")) != 1 || len(with(all, "style", "")) != 1 || !strings.Contains(plot, "prefers-color-scheme: dark") {
		t.Error("the plot lacks its title, or a style for light and dark paper")
	}
	desc := with(all, "desc", "")
	if want := "rows & <more>, redeem, \"all\": from 0 to 1,000,000 the throughput is 0.25"; len(desc) != 1 || !strings.Contains(desc[0].text, want) {
		t.Errorf("the plot is described by %v, which lacks %q", desc, want)
	}
	drawn := with(all, "polyline", "line")
	if len(drawn) != len(lines) || len(with(all, "line", "line")) != len(lines) {
		t.Fatalf("%d lines are drawn for %d asks", len(drawn), len(lines))
	}
	for _, e := range with(all, "line", "grid") {
		if e.attributes["y1"] != e.attributes["y2"] || e.attributes["x1"] == e.attributes["x2"] {
			t.Errorf("a line of the grid is not level: %v", e.attributes)
		}
	}
	goal := with(all, "line", "goal")
	if len(goal) != 1 {
		t.Fatalf("there are %d lines for the goal", len(goal))
	}
	at := func(line, point int) (x, y float64) {
		text := strings.Fields(drawn[line].attributes["points"])[point]
		if _, err := fmt.Sscanf(text, "%f,%f", &x, &y); err != nil {
			t.Fatalf("%q is no point: %v", text, err)
		}
		if x < plotLeft || x > plotRight || y < plotTop || y > plotBottom {
			t.Errorf("the point %s is outside of the axes", text)
		}
		return x, y
	}
	if _, y := at(1, 2); strconv.FormatFloat(y, 'f', 1, 64) != goal[0].attributes["y1"] {
		t.Errorf("a ratio of 0.9 is at %.1f, and the goal at %s", y, goal[0].attributes["y1"])
	}
	x0, y0 := at(0, 0)
	x1, _ := at(0, 1)
	x2, y2 := at(0, 2)
	if d := (x1 - x0) - (x2 - x1); d < -0.3 || d > 0.3 {
		t.Errorf("100, 10,000 and 1,000,000 are at %.1f, %.1f and %.1f: the axis is not logarithmic", x0, x1, x2)
	}
	if d := (plotBottom - y2) - (plotBottom-y0)/2; d < -0.3 || d > 0.3 {
		t.Errorf("a ratio of 0.5 is at %.1f and one of 1 at %.1f: the axis does not begin at 0", y2, y0)
	}
	if x, _ := at(2, 0); x != plotLeft {
		t.Errorf("none is at %.1f, not at the left end", x)
	}
	if len(with(drawn, "polyline", "redeem")) != 2 {
		t.Error("what is redeemed is not told from what is minted")
	}
	if drawn[0].attributes["class"]+" redeem" != drawn[1].attributes["class"] {
		t.Error("minting and redeeming in the same spaces have two colours")
	}
}

// TestGrowthPlotMakesRoom draws ratios above the usual axis, which must not leave it.
func TestGrowthPlotMakesRoom(t *testing.T) {
	all := elements(t, growthPlot("sqlite", []growthLine{lineOf("spaces", "mint", []int{100, 1000}, 1.73)}))
	for _, e := range with(all, "circle", "mark") {
		if y, err := strconv.ParseFloat(e.attributes["cy"], 64); err != nil || y < plotTop {
			t.Errorf("a point is at %s, above the axis (%v)", e.attributes["cy"], err)
		}
	}
}

// TestGrowthGoal holds the last columns of the table against figures around the goal.
func TestGrowthGoal(t *testing.T) {
	for _, test := range []struct {
		ratio float64
		want  string
	}{{1.2, "yes"}, {0.9, "yes"}, {0.89999, "**no**"}, {0.3, "**no**"}} {
		rows := lineOf("spaces", "mint", []int{100, 1000, 10_000}, 0.1, test.ratio).rows()
		if len(rows) != 3 {
			t.Fatalf("there are %d rows for 3 sizes", len(rows))
		}
		var goals, reached []string
		for _, row := range rows {
			cells := strings.Split(row, "|")
			goals, reached = append(goals, strings.TrimSpace(cells[7])), append(reached, strings.TrimSpace(cells[8]))
		}
		if got, want := strings.Join(goals, ","), ",,0.9"; got != want {
			t.Errorf("the goals are %q, want %q", got, want)
		}
		if got, want := strings.Join(reached, ","), ",,"+test.want; got != want {
			t.Errorf("a ratio of %v is %q, want %q", test.ratio, got, want)
		}
	}
}

// TestGrowthRatio compares within a round: a machine that is slow for a while is slow for all zones.
func TestGrowthRatio(t *testing.T) {
	l := lineOf("spaces", "mint", []int{100, 1000}, 1)
	for round, rates := range [][2]float64{{1000, 950}, {100, 95}, {4000, 3800}} {
		l.points[0].samples[round].rate, l.points[1].samples[round].rate = rates[0], rates[1]
	}
	if got := l.ratio(1); got.median != 0.95 || got.least != 0.95 || got.greatest != 0.95 {
		t.Errorf("the ratio is %+v, want 0.95 in each round", got)
	}
}

// TestGrowthPage has every line in the page, under a head with as many columns.
func TestGrowthPage(t *testing.T) {
	r := &growthResults{
		lines: []growthLine{lineOf("spaces", "mint", []int{100, 1_000_000}, 0.95), lineOf("rows in the ledger", "redeem", []int{0, 1000}, 0.5)},
		notes: []string{"- sqlite, 100 spaces: filled in 0 s."},
	}
	r.start("sqlite, 100 spaces", growthStart)
	r.start("sqlite, 1,000,000 spaces", growthStart+time.Millisecond)
	page := r.page(settings{rounds: 3, lasts: time.Second}, []string{"Measured on a machine."})
	columns := map[int]int{}
	for line := range strings.SplitSeq(page, "\n") {
		if strings.HasPrefix(line, "|") {
			columns[strings.Count(line, "|")]++
		}
	}
	if len(columns) != 2 || columns[13] != 6 || columns[5] != 4 {
		t.Errorf("the tables have lines of so many bars: %v; want 6 lines of 13, and 4 of 5", columns)
	}
	for _, want := range []string{"Measured on a machine.", "| 1,000,000 |", "in 3 rounds", "filled in 0 s", "**no**", "| sqlite, 100 spaces | 1000 ms | 1s | yes |", "| sqlite, 1,000,000 spaces | 1001 ms | 1s | **no** |"} {
		if !strings.Contains(page, want) {
			t.Errorf("the page lacks %q", want)
		}
	}
}
