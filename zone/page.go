package zone

import (
	"encoding/base64"

	"github.com/zonemint/zonemint/tokens"
)

// MaxPageSize is how many rows one page of a list has at most.
const MaxPageSize = 1000

// DefaultPageSize is how many it has unless told otherwise.
const DefaultPageSize = 100

// PageRequest asks for a page of a list.
type PageRequest struct {
	Limit  int    // 1 to [MaxPageSize]; 0: [DefaultPageSize]
	Cursor string // what the page before gave as its next cursor; empty: the first page
}

// page turns the request into the store's terms, asking for one row more than the client did: it tells whether there is a
// next page.
func (r PageRequest) page() (Page, error) {
	limit := r.Limit
	if limit == 0 {
		limit = DefaultPageSize
	}
	if limit < 1 || limit > MaxPageSize {
		return Page{}, Errorf(InvalidRequest, "parameter 'limit' must be between 1 and %d", MaxPageSize)
	}
	after, err := base64.RawURLEncoding.Strict().DecodeString(r.Cursor)
	if err != nil || r.Cursor != "" && !tokens.ValidID(string(after)) { // not every database takes any bytes in a comparison
		return Page{}, errCursor()
	}
	return Page{After: string(after), Limit: limit + 1}, nil
}

func errCursor() error {
	return Errorf(InvalidRequest, "parameter 'cursor' is not one that this server gave")
}

// cut drops the row beyond the page and returns the cursor that continues after it, or "" when nothing does.
func cut[T any](rows []T, page Page, id func(T) string) ([]T, string) {
	if len(rows) < page.Limit {
		return rows, ""
	}
	rows = rows[:page.Limit-1]
	return rows, base64.RawURLEncoding.EncodeToString([]byte(id(rows[len(rows)-1])))
}

// list reads a page of ids in one operation.
func list[T ~string](r PageRequest, read func(Page) ([]T, error)) ([]T, string, error) {
	return listBy(r, read, func(id T) string { return string(id) })
}

// listBy reads a page of rows that are ordered by id.
func listBy[T any](r PageRequest, read func(Page) ([]T, error), id func(T) string) ([]T, string, error) {
	page, err := r.page()
	if err != nil {
		return nil, "", err
	}
	rows, err := read(page)
	if err != nil {
		return nil, "", err
	}
	rows, next := cut(rows, page, id)
	return rows, next, nil
}
