package zonemint_test

import (
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"unicode"
)

// TestLinks: every link from a page to a file of the repository, or to a heading of a page, leads somewhere.
func TestLinks(t *testing.T) {
	pages := markdown(t)
	if len(pages) < 10 {
		t.Fatalf("found %d pages", len(pages))
	}
	links := 0
	for _, page := range pages {
		text, err := os.ReadFile(page)
		if err != nil {
			t.Fatal(err)
		}
		for _, link := range linksOf(string(text)) {
			links++
			if err := follow(page, link); err != nil {
				t.Errorf("%s: %s: %v", page, link, err)
			}
		}
	}
	if links < 100 {
		t.Errorf("found %d links", links)
	}
}

// markdown are the pages of the repository.
func markdown(t *testing.T) []string {
	t.Helper()
	var pages []string
	err := filepath.WalkDir(".", func(path string, d fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case d.IsDir() && (d.Name() == ".git" || d.Name() == ".cache" || d.Name() == "node_modules"):
			return filepath.SkipDir
		case !d.IsDir() && strings.HasSuffix(path, ".md"):
			pages = append(pages, path)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return pages
}

var (
	linkPattern    = regexp.MustCompile(`\]\(([^()\s]+)\)`)
	headingPattern = regexp.MustCompile(`^#{1,6} +(.*?)\s*$`)
	anchorPattern  = regexp.MustCompile(`<a (?:id|name)="([^"]+)">`)
	markupPattern  = regexp.MustCompile("[*`]|!?\\[|\\]\\([^)]*\\)|\\]") // of a heading; what is left is its text
	codePattern    = regexp.MustCompile("`[^`]*`")
)

// linksOf are the targets of a page's links, but those to other places on the Internet.
func linksOf(text string) []string {
	var links []string
	for line := range prose(text) {
		for _, found := range linkPattern.FindAllStringSubmatch(codePattern.ReplaceAllString(line, ""), -1) {
			if target := found[1]; !strings.Contains(target, "://") && !strings.HasPrefix(target, "mailto:") {
				links = append(links, target)
			}
		}
	}
	return links
}

// prose are the lines of a page that are not within a block of code.
func prose(text string) func(func(string) bool) {
	return func(yield func(string) bool) {
		fence := ""
		for line := range strings.SplitSeq(text, "\n") {
			trimmed := strings.TrimSpace(line)
			switch {
			case fence != "":
				if strings.HasPrefix(trimmed, fence) {
					fence = ""
				}
			case strings.HasPrefix(trimmed, "```"):
				fence = "```"
			case strings.HasPrefix(trimmed, "~~~"):
				fence = "~~~"
			default:
				if !yield(line) {
					return
				}
			}
		}
	}
}

// follow goes where a link of a page leads.
func follow(page, link string) error {
	file, anchor, hasAnchor := strings.Cut(link, "#")
	target := page
	if file != "" {
		target = filepath.Join(filepath.Dir(page), file)
	}
	if _, err := os.Stat(target); err != nil {
		return err
	}
	if !hasAnchor || !strings.HasSuffix(target, ".md") {
		return nil
	}
	text, err := os.ReadFile(target)
	if err != nil {
		return err
	}
	if !anchorsOf(string(text))[anchor] {
		return fmt.Errorf("%s has no such heading", target)
	}
	return nil
}

// anchorsOf are the anchors of a page, as GitHub makes them of its headings, and those that it sets itself.
func anchorsOf(text string) map[string]bool {
	anchors := map[string]bool{}
	for line := range prose(text) {
		for _, set := range anchorPattern.FindAllStringSubmatch(line, -1) {
			anchors[set[1]] = true
		}
		heading := headingPattern.FindStringSubmatch(line)
		if heading == nil {
			continue
		}
		slug := slugOf(heading[1])
		unique := slug
		for i := 1; anchors[unique]; i++ {
			unique = fmt.Sprintf("%s-%d", slug, i)
		}
		anchors[unique] = true
	}
	return anchors
}

// slugOf makes the anchor of a heading: its letters in lower case, its digits, hyphens, underscores, and hyphens for spaces.
func slugOf(heading string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r == ' ':
			return '-'
		case r == '-' || r == '_' || unicode.IsLetter(r) || unicode.IsDigit(r):
			return unicode.ToLower(r)
		}
		return -1
	}, markupPattern.ReplaceAllString(heading, ""))
}

// TestLinksBite shows links that lead nowhere, and how anchors are made.
func TestLinksBite(t *testing.T) {
	text := "# One `two` & three\n[a](b.md) `[c](d.md)` ![e](f.png#g)\n```\n# no\n[h](i)\n```\n## Same\n## Same\n#### get_user_token\n" +
		"<a id=\"set\"></a> [j](https://example.org) [k](#l)\n## A [link](x.md) in it\n"
	if got, want := fmt.Sprint(linksOf(text)), "[b.md f.png#g #l x.md]"; got != want {
		t.Errorf("the links are %s, want %s", got, want)
	}
	anchors := anchorsOf(text)
	for _, want := range []string{"one-two--three", "same", "same-1", "get_user_token", "set", "a-link-in-it"} {
		if !anchors[want] {
			t.Errorf("the anchors are %v, want %s among them", anchors, want)
		}
	}
	if anchors["no"] || len(anchors) != 6 {
		t.Errorf("the anchors are %v", anchors)
	}
	for link, good := range map[string]bool{
		"README.md": true, "README.md#no-such-heading": false, "nothing.md": false, "CONTRIBUTING.md#commits": true, "docs": true,
	} {
		if err := follow("README.md", link); (err == nil) != good {
			t.Errorf("%s: %v", link, err)
		}
	}
}
