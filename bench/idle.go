package main

import (
	"bufio"
	"context"
	"crypto/tls"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"sync/atomic"
	"time"
)

// idlers are connections with TLS that have asked for something once and stay open, as those of clients do that come back now and then.
type idlers struct {
	host string
	list []*tls.Conn
}

// idleTimeout is how long an idle connection may take to be answered.
const idleTimeout = 20 * time.Second

// holdIdle opens connections. They must be used, or be over, within the minute that zonemint leaves an idle connection.
func holdIdle(ctx context.Context, address string, count int) (*idlers, error) {
	host, err := hostOf(address)
	if err != nil {
		return nil, err
	}
	all := &idlers{host: host, list: make([]*tls.Conn, count)}
	d := tls.Dialer{NetDialer: &net.Dialer{Timeout: idleTimeout}, Config: &tls.Config{InsecureSkipVerify: true}} //nolint:gosec // a certificate of its own, on this machine
	err = each(count, func(i int) error {
		c, err := d.DialContext(ctx, "tcp", host)
		if err != nil {
			return fmt.Errorf("connection %d: %w", i, err)
		}
		all.list[i], _ = c.(*tls.Conn) // it is one
		return all.ask(i)
	})
	if err != nil {
		return nil, errors.Join(err, all.close())
	}
	return all, nil
}

// ask has the server answer on a connection, which shows that it is there.
func (a *idlers) ask(i int) error {
	c := a.list[i]
	if err := c.SetDeadline(time.Now().Add(idleTimeout)); err != nil {
		return err
	}
	if _, err := io.WriteString(c, "GET /healthz HTTP/1.1\r\nHost: "+a.host+"\r\n\r\n"); err != nil {
		return fmt.Errorf("connection %d: %w", i, err)
	}
	answer, err := http.ReadResponse(bufio.NewReaderSize(c, 1<<10), nil)
	if err != nil {
		return fmt.Errorf("connection %d: %w", i, err)
	}
	_, err = io.Copy(io.Discard, answer.Body)
	if err == nil && answer.StatusCode != http.StatusOK {
		err = errors.New(answer.Status)
	}
	return errors.Join(err, answer.Body.Close())
}

// alive is how many of the connections are still answered.
func (a *idlers) alive() int {
	var count atomic.Int64
	_ = each(len(a.list), func(i int) error {
		if a.ask(i) == nil {
			count.Add(1)
		}
		return nil
	})
	return int(count.Load())
}

func (a *idlers) close() error {
	var all error
	for _, c := range a.list {
		if c != nil {
			all = errors.Join(all, c.NetConn().Close())
		}
	}
	return all
}
