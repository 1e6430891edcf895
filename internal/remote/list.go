package remote

import (
	"context"
	"encoding/json"
	"errors"
)

// Page sizes: as many ids as the contract admits, and fewer of what is longer.
const (
	idPage     = 1000
	recordPage = 100
)

// Listing is a request for a list: the request without its page, the field of the answer that the items stand in, and how many of
// them to ask for at once.
type Listing struct {
	Request
	field string
	size  int
}

// First is the request for the first page, for showing it.
func (l Listing) First(limit int) Request { return l.page(l.ask(limit), "") }

func (l Listing) ask(left int) int { return min(l.size, max(left, 1)) }

// List asks for page after page until there are limit items or no more; more tells which of the two. progress, unless nil, is
// told after each page how many there are so far.
func List[T any](ctx context.Context, c *Client, l Listing, limit int, progress func(int)) (items []T, more bool, err error) {
	items = []T{} // an empty list is no null
	cursor := ""
	for {
		var page map[string]json.RawMessage
		if _, err := c.Do(ctx, l.page(l.ask(limit-len(items)), cursor), &page); err != nil {
			return nil, false, err
		}
		var part []T
		next := ""
		if err := errors.Join(field(page, l.field, &part), field(page, "nextCursor", &next)); err != nil || page[l.field] == nil {
			return nil, false, &Error{Status: 200, Description: "the answer is not the list that a zone would send"}
		}
		items = append(items, part...)
		if progress != nil {
			progress(len(items))
		}
		switch {
		case len(items) > limit:
			return items[:limit], true, nil
		case next == "" || len(items) == limit:
			return items, next != "", nil
		case next == cursor || len(part) == 0:
			return nil, false, &Error{Status: 200, Description: "the list goes round in circles"}
		}
		cursor = next
	}
}

func field(object map[string]json.RawMessage, name string, out any) error {
	if object[name] == nil {
		return nil
	}
	return json.Unmarshal(object[name], out)
}
