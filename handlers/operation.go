package handlers

import (
	"context"
	"net/http"
	"slices"

	"github.com/getkin/kin-openapi/openapi3"
	"github.com/getkin/kin-openapi/openapi3filter"
	"github.com/getkin/kin-openapi/routers"
	"github.com/labstack/echo/v4"

	"github.com/zonemint/zonemint/zone"
)

// operation is one operation of the contract, with everything that its gate needs worked out beforehand.
type operation struct {
	id        string
	route     *routers.Route
	query     []string // the names of its query parameters
	body      bool     // whether it takes one
	public    bool     // whether it looks at no credentials at all
	anonymous bool     // whether it goes on without credentials
	mints     bool     // whether its method is GET though it makes a token
	recalls   bool     // whether its caller may be authenticated by what this node remembers: it mints
	within    bool     // whether the bearer of an access token is authenticated in the transaction that acts
	shortcut  *shortcut
}

// mintByGet is the one operation that makes something by GET, for compatibility.
const mintByGet = "get_space_provider_token"

// mintByPost is the other operation that mints.
const mintByPost = "create_space_support_token"

// redeem is the operation that authenticates within its transaction.
const redeem = "provider_space_support"

// gates makes the gate of every operation of the contract, by operationId.
func (a *API) gates(spec *openapi3.T) map[string][]echo.MiddlewareFunc {
	gates := make(map[string][]echo.MiddlewareFunc)
	for _, op := range operations(spec) {
		if a.plain {
			op.shortcut = nil
		}
		gates[op.id] = []echo.MiddlewareFunc{gate(op, a.authenticate)}
	}
	return gates
}

// operations are those of the contract.
func operations(spec *openapi3.T) []*operation {
	onlyJSON()
	var all []*operation
	for path, item := range spec.Paths.Map() {
		for method, op := range item.Operations() {
			all = append(all, newOperation(&routers.Route{Spec: spec, Path: path, PathItem: item, Method: method, Operation: op}))
		}
	}
	return all
}

func newOperation(route *routers.Route) *operation {
	op := &operation{id: route.Operation.OperationID, route: route, body: route.Operation.RequestBody != nil}
	op.mints = op.id == mintByGet
	op.recalls = op.mints || op.id == mintByPost
	op.within = op.id == redeem
	for _, ref := range slices.Concat(route.PathItem.Parameters, route.Operation.Parameters) {
		if ref.Value.In == openapi3.ParameterInQuery {
			op.query = append(op.query, ref.Value.Name)
		}
	}
	security := route.Spec.Security
	if route.Operation.Security != nil {
		security = *route.Operation.Security
	}
	op.public = len(security) == 0
	op.anonymous = op.public
	for _, requirement := range security {
		op.anonymous = op.anonymous || len(requirement) == 0
	}
	op.shortcut = newShortcut(route, security)
	return op
}

// authenticator notes in the requestInfo who makes a request for an operation, and by which scheme.
type authenticator func(*operation, *http.Request, *requestInfo) error

// gate is what stands before an operation. The order of its checks is part of the contract.
func gate(op *operation, authenticate authenticator) echo.MiddlewareFunc {
	return func(next echo.HandlerFunc) echo.HandlerFunc {
		return func(c echo.Context) error {
			info := infoOf(c.Request().Context())
			info.operation = op.id
			if err := bufferBody(c.Request(), c.Response()); err != nil {
				return err
			}
			if err := refuseOtherSites(op, c.Request()); err != nil {
				return err
			}
			if !op.public {
				if err := authenticate(op, c.Request(), info); err != nil {
					return err
				}
			}
			if err := admit(op, c, info); err != nil {
				return notAdmitted(op, c, info, authenticate, err)
			}
			return next(c)
		}
	}
}

// notAdmitted is the error that a request is refused with that the contract does not admit. Credentials come first, so who was to be
// authenticated later is authenticated now.
func notAdmitted(op *operation, c echo.Context, info *requestInfo, authenticate authenticator, err error) error {
	if info.bearer == nil {
		return err
	}
	at := *op
	at.within, info.bearer = false, nil
	if invalid := authenticate(&at, c.Request(), info); invalid != nil {
		return invalid
	}
	return err
}

// admit makes sure that an authenticated request is one that the contract describes.
func admit(op *operation, c echo.Context, info *requestInfo) error {
	if info.scheme == "" && !op.anonymous {
		return zone.ErrNoCredentials
	}
	if err := negotiate(op, c.Request()); err != nil {
		return err
	}
	if op.shortcut != nil && op.shortcut.admits(c, info) {
		return nil
	}
	return op.validate(c, info)
}

// schemeOf is the AuthenticationFunc of a request: a scheme holds when the caller authenticated by it, and in no other case.
func schemeOf(info *requestInfo) openapi3filter.AuthenticationFunc {
	return func(_ context.Context, in *openapi3filter.AuthenticationInput) error {
		if info.scheme != "" && in.SecuritySchemeName == info.scheme {
			return nil
		}
		return errOtherScheme
	}
}
