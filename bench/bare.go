package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"log"
	"net"
	"net/http"
	"os"
	"strings"

	"github.com/labstack/echo/v4"
)

// The kinds of bare servers.
const (
	bareHTTP = "net/http"
	bareEcho = "echo"
)

// bareAnswer is what a bare server answers: a body as long as that of a minted token.
func bareAnswer(size int) []byte {
	const begin, end = `{"token":"`, `"}` + "\n"
	return []byte(begin + strings.Repeat("A", max(0, size-len(begin)-len(end))) + end)
}

// bareHandler answers every request alike. That of echo has a route like that of the contract, and no middleware.
func bareHandler(kind string, body []byte) (http.Handler, error) {
	switch kind {
	case bareHTTP:
		return http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
			w.Header().Set("Content-Type", "application/json")
			w.WriteHeader(http.StatusOK)
			_, _ = w.Write(body)
		}), nil
	case bareEcho:
		e := echo.New()
		answer := func(c echo.Context) error { return c.Blob(http.StatusOK, echo.MIMEApplicationJSON, body) }
		e.GET("/api/v3/onezone/spaces/:id/providers/token", answer)
		e.POST("/api/v3/onezone/spaces/:id/providers/token", answer)
		e.Any("/*", answer)
		return e, nil
	}
	return nil, fmt.Errorf("no such bare server: %q", kind)
}

// urls are where a server answers.
type urls struct {
	HTTP  string `json:"httpUrl"`
	HTTPS string `json:"httpsUrl"`
	Admin string `json:"adminUrl"`
}

// of is the URL of a way to the server.
func (u urls) of(tls bool) string {
	if tls {
		return u.HTTPS
	}
	return u.HTTP
}

// serveBare is the process of a bare server: it tells its URLs on standard output, and ends with its standard input.
func serveBare(ctx context.Context, kind string, size int, certificate, key string) error {
	handler, err := bareHandler(kind, bareAnswer(size))
	if err != nil {
		return err
	}
	plain, err1 := new(net.ListenConfig).Listen(ctx, "tcp", "127.0.0.1:0")
	secure, err2 := new(net.ListenConfig).Listen(ctx, "tcp", "127.0.0.1:0")
	if err := errors.Join(err1, err2); err != nil {
		return err
	}
	server := &http.Server{Handler: handler, ReadHeaderTimeout: readHeaderTimeout, ErrorLog: log.New(io.Discard, "", 0)} // wrk begins by hanging up
	ended := make(chan error, 3)
	go func() { ended <- server.Serve(plain) }()
	go func() { ended <- server.ServeTLS(secure, certificate, key) }()
	go func() {
		_, err := io.Copy(io.Discard, os.Stdin)
		ended <- err
	}()
	where := urls{HTTP: "http://" + plain.Addr().String(), HTTPS: "https://" + secure.Addr().String()}
	if err := json.NewEncoder(os.Stdout).Encode(where); err != nil {
		return err
	}
	return errors.Join(<-ended, server.Close())
}
