package handlers

import (
	"net/http"
	"slices"
	"strings"

	"github.com/getkin/kin-openapi/openapi3"
	"github.com/labstack/echo/v4"
)

// refuseShadowed keeps methods that a concrete path does not have from falling through to a templated one: to OpenAPI the
// concrete path /providers/token is another than /providers/{pid}, so GET on it is 405, and no provider is called "token".
// echo's router by itself would take any template that has the method.
func refuseShadowed(e *echo.Echo, paths *openapi3.Paths) {
	for path, item := range paths.Map() {
		if strings.HasSuffix(path, "}") {
			continue
		}
		own := methodsOf(item)
		for template, other := range paths.Map() {
			if template == path || !matches(template, path) {
				continue
			}
			for _, method := range methodsOf(other) {
				if !slices.Contains(own, method) {
					e.Add(method, BasePath+echoPath(path), func(echo.Context) error { return errMethod })
				}
			}
		}
	}
}

// allowByRoute is the Allow header of each path of the contract, by echo's name of the path. What echo itself would say
// includes the OPTIONS that it adds, and the methods that [refuseShadowed] refuses.
func allowByRoute(paths *openapi3.Paths) map[string]string {
	allow := make(map[string]string, paths.Len())
	for path, item := range paths.Map() {
		allow[BasePath+echoPath(path)] = strings.Join(methodsOf(item), ", ")
	}
	return allow
}

func methodsOf(item *openapi3.PathItem) []string {
	var methods []string
	for _, m := range []string{http.MethodGet, http.MethodPut, http.MethodPost, http.MethodDelete, http.MethodPatch} {
		if item.GetOperation(m) != nil {
			methods = append(methods, m)
		}
	}
	return methods
}

// matches reports whether template, with a parameter at its end, describes path too.
func matches(template, path string) bool {
	t, p := strings.Split(template, "/"), strings.Split(path, "/")
	if len(t) != len(p) || !strings.HasPrefix(t[len(t)-1], "{") {
		return false
	}
	for i := range len(t) - 1 {
		if t[i] != p[i] && (!strings.HasPrefix(t[i], "{") || !strings.HasPrefix(p[i], "{")) {
			return false
		}
	}
	return true
}

// echoPath writes a path of the contract as echo does: {id} is :id.
func echoPath(path string) string {
	return strings.NewReplacer("{", ":", "}", "").Replace(path)
}
