package handlers

import (
	"context"

	"github.com/zonemint/zonemint/gen"
)

// compatibility names the generations of Onezone whose clients work with the operations that are shared.
var compatibility = []string{"3.0.0", "17.06", "18.02"}

// GetConfiguration implements GET /configuration.
func (a *API) GetConfiguration(context.Context, gen.GetConfigurationRequestObject) (gen.GetConfigurationResponseObject, error) {
	return gen.GetConfiguration200JSONResponse{Name: a.config.Name, Version: a.config.Version, Compatibility: compatibility}, nil
}
