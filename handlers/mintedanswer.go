package handlers

import (
	"net/http"

	"github.com/zonemint/zonemint/gen"
)

// mintedAnswer is [gen.GetSpaceProviderToken200JSONResponse], written without reflection.
type mintedAnswer string

var _ gen.GetSpaceProviderTokenResponseObject = mintedAnswer("")

// VisitGetSpaceProviderTokenResponse writes what encoding/json would. A text that it would escape is left to it.
func (m mintedAnswer) VisitGetSpaceProviderTokenResponse(w http.ResponseWriter) error {
	if !isUnreserved(string(m)) {
		return gen.GetSpaceProviderToken200JSONResponse{Token: string(m)}.VisitGetSpaceProviderTokenResponse(w)
	}
	var room [1024]byte // most tokens fit; the rest goes to the heap
	body := append(room[:0], `{"token":"`...)
	body = append(body, m...)
	body = append(body, '"', '}', '\n')
	w.Header()["Content-Type"] = jsonType
	w.WriteHeader(http.StatusOK)
	_, err := w.Write(body)
	return err
}

// jsonType is a header's value that all answers can share: nobody changes one in place.
var jsonType = []string{"application/json"}
