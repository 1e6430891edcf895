package main

import (
	"bufio"
	"context"
	"encoding/binary"
	"errors"
	"io"
	"net"
	"sync/atomic"

	"github.com/zonemint/zonemint/zone"
)

// relay passes connections on to a PostgreSQL server and counts the round trips: the messages by which a client asks for an answer
// and waits.
type relay struct {
	listener net.Listener
	target   string
	trips    atomic.Int64
}

func newRelay(ctx context.Context, target string) (*relay, error) {
	l, err := (&net.ListenConfig{}).Listen(ctx, "tcp", "127.0.0.1:0")
	if err != nil {
		return nil, err
	}
	r := &relay{listener: l, target: target}
	go r.accept(ctx)
	return r, nil
}

func (r *relay) close() error { return r.listener.Close() }

func (r *relay) accept(ctx context.Context) {
	for {
		client, err := r.listener.Accept()
		if err != nil {
			return // closed
		}
		server, err := (&net.Dialer{}).DialContext(ctx, "tcp", r.target)
		if err != nil {
			_ = client.Close()
			continue
		}
		go func() {
			_, _ = io.Copy(client, server)
			_ = client.Close()
		}()
		go func() {
			_ = r.forward(server, client)
			_ = server.Close()
		}()
	}
}

// forward passes on what a client sends. The first message has no type; each later one has one, and a length that counts itself.
func (r *relay) forward(server io.Writer, client io.Reader) error {
	in := bufio.NewReader(client)
	for kind := 0; ; kind = 1 {
		header := make([]byte, kind+4)
		if _, err := io.ReadFull(in, header); err != nil {
			return err
		}
		length := int64(binary.BigEndian.Uint32(header[kind:])) - 4
		if length < 0 {
			return errors.New("capacity: this is not PostgreSQL's protocol")
		}
		const query, sync = 'Q', 'S'
		if kind == 1 && (header[0] == query || header[0] == sync) {
			r.trips.Add(1)
		}
		if _, err := server.Write(header); err != nil {
			return err
		}
		if _, err := io.CopyN(server, in, length); err != nil {
			return err
		}
	}
}

// countTrips finds how many round trips the operations take once their statements are prepared.
func countTrips(ctx context.Context, p *postgresSide, r *rig, d *demands) (err error) {
	relay, err := newRelay(ctx, p.dsn.Host)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, relay.close()) }()
	through := *p.dsn
	through.Host = relay.listener.Addr().String()
	// One session of each kind, so that each has prepared everything after the first time.
	s, err := openNarrow(ctx, through.String())
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, s.Close()) }()
	node := *r
	node.store, node.config.Store = s, s
	if err := node.serve(ctx); err != nil {
		return err
	}
	batch, err := node.redemptions(ctx, 4)
	r.used = node.used
	if err != nil {
		return err
	}
	count := func(into *int, do func(i int) error) {
		for i := range 2 {
			before := relay.trips.Load()
			err = errors.Join(err, do(i))
			*into = int(relay.trips.Load() - before)
		}
	}
	count(&d.MemberTrips, func(int) error {
		_, err := node.service.AuthenticateToken(ctx, node.token, node.member.Address)
		return err
	})
	count(&d.ProviderTrips, func(i int) error {
		_, err := node.service.AuthenticateToken(ctx, batch[i].access, node.member.Address)
		return err
	})
	count(&d.MintTrips, func(i int) error {
		_, err := node.service.MintSupportToken(ctx, node.member, node.spaces[i], zone.NewSupportToken{})
		return err
	})
	count(&d.RedeemTrips, func(i int) error { return node.redeemBearer(ctx, batch[i]) })
	count(&d.AloneTrips, func(i int) error {
		held := batch[2+i]
		return p.hinder(ctx, held.space, func() error { return node.redeemService(ctx, held) })
	})
	d.AloneTrips -= groupGivenUp
	return err
}

// groupGivenUp is what a redemption has behind it that gave its group up: BEGIN, the reads, and ROLLBACK.
const groupGivenUp = 3
